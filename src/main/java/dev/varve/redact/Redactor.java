package dev.varve.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes private blocks and secrets out of text before anything is written.
 *
 * <p>Private blocks go without a trace; a secret leaves {@code [redacted:kind:hash4]}, the same one for the
 * same secret; what the time for one event did not suffice to check leaves {@code [redacted:unchecked]}. Its
 * own output passes unchanged. Immutable and thread-safe.
 */
public final class Redactor {

  private static final int ROUNDS_MAX = 8;
  static final String PRIVATE_TAG = "private";
  private static final PrivateBlocks PRIVATE = new PrivateBlocks(PRIVATE_TAG);

  private final RedactionLimits limits;
  private final LongSupplier nanoTime;
  private final SecretText secrets;
  private final LongText texts;
  private final FieldNames fieldNames;
  private final EncodedData encodedData;

  /**
   * @param key of the hashes in markers; at least 1 byte, kept for as long as hashes should be comparable
   * @param nanoTime a clock that only grows, such as {@code System::nanoTime}
   */
  public Redactor(RedactionRules rules, byte[] key, RedactionLimits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.secrets = new SecretText(new Scanner(rules), new Marker(key));
    this.texts = new LongText(secrets, limits);
    this.fieldNames = new FieldNames(rules.names());
    this.encodedData = new EncodedData(limits.namedBase64CharsMin());
  }

  /** A user's prompt: an unclosed private block runs to the end, and injected blocks are left out. */
  public Redacted prompt(String text) {
    var event = new Event();
    String own = stripped(text, rest -> InjectedBlocks.strip(event.withoutPrivate(rest, true)));
    return event.finish(event.redacted(own));
  }

  /** An assistant's answer: an unclosed private block runs to the end. */
  public Redacted answer(String text) {
    var event = new Event();
    return event.finish(event.answer(text));
  }

  /** Texts of an assistant under their names, each treated like an answer; the result is a JSON object. */
  public Redacted answers(SequencedMap<String, String> texts) {
    var event = new Event();
    var answers = JsonNodeFactory.instance.objectNode();
    texts.forEach((name, text) -> answers.put(name, event.answer(text)));
    return new Redacted(answers.toString(), event.tally.findings(), false);
  }

  /**
   * A short value such as an id, a path, a tool's name: only secrets are looked for, without a limit of time, because
   * what is told apart by it must come out the same every time.
   */
  public Redacted line(String text) {
    var tally = new Tally();
    Survey survey = survey(text);
    String redacted =
        survey == null
            ? texts.redact(encodedData.shortenUris(text, tally), Deadline.never(), tally)
            : texts.redact(survey, Deadline.never(), tally);
    return new Redacted(redacted, tally.findings(), false);
  }

  /**
   * Anything a tool was given or answered; the result is JSON. Each string is treated on its own, and only
   * closed private blocks count, so that a file that mentions the tag does not erase itself; in the {@link SaidFields} an
   * unclosed one runs to the end of its string, as in a prompt.
   */
  public Redacted toolPayload(JsonNode value) {
    var event = new Event();
    var json = new JsonText();
    new PayloadWriter(json, event, limits.depthMax()).write(value);
    return new Redacted(json.utf8(), event.tally.findings());
  }

  /** Of a text that secrets can be looked for in as it is; null of any other. */
  private @Nullable Survey survey(String text) {
    Survey survey = texts.isWhole(text) ? secrets.survey(text) : null;
    return survey == null || survey.isFramed() ? null : survey;
  }

  /** Removing a block of one kind can uncover one of another; after some rounds that is no accident, and the rest goes. */
  private static String stripped(String text, UnaryOperator<String> strip) {
    String rest = text;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      String before = rest;
      rest = strip.apply(before);
      if (rest.length() == before.length()) {
        return rest;
      }
    }
    int tag = rest.indexOf('<');
    return tag < 0 ? rest : rest.substring(0, tag);
  }

  /** The clock and the counts of one event. */
  private final class Event implements PayloadWriter.Strings {

    private final Deadline deadline = new Deadline(nanoTime, limits.perEvent(), limits.stepsMin());
    private final Tally tally = new Tally();

    String withoutPrivate(String text, boolean toEnd) {
      var rest = PRIVATE.remove(text, toEnd);
      tally.privateBlocks(rest.removed());
      return rest.text();
    }

    String answer(String text) {
      return redacted(stripped(text, rest -> InjectedBlocks.withoutOurs(withoutPrivate(rest, true), true)));
    }

    private CleanText part(String text, boolean said) {
      Survey survey = survey(text);
      if (survey != null) {
        return CleanText.of(texts.redact(survey, deadline, tally), survey);
      }
      return CleanText.of(
          redacted(stripped(text, rest -> InjectedBlocks.withoutOurs(withoutPrivate(rest, said), false))));
    }

    String redacted(String text) {
      return texts.redact(encodedData.shortenUris(text, tally), deadline, tally);
    }

    Redacted finish(String text) {
      return new Redacted(text, tally.findings(), tally.foundPrivate() && text.isBlank());
    }

    @Override
    public CleanText name(String name) {
      return part(name, false);
    }

    @Override
    public CleanText value(String name, String value, JsonNode parent, boolean said) {
      if (encodedData.isData(name, value)) {
        return CleanText.of(encodedData.shortened(value, mediaType(parent), tally));
      }
      CleanText part = part(value, said);
      String kind = fieldNames.kindOf(name, part.text());
      return kind == null ? part : CleanText.of(secrets.marked(kind, part.text(), tally));
    }

    @Override
    public List<String> lines(List<String> lines) {
      String text = PatchLines.text(lines);
      String part = part(text, false).text();
      return part.equals(text) ? lines : PatchLines.marked(part, lines);
    }

    private static String mediaType(JsonNode parent) {
      for (String field : new String[] {"media_type", "mimeType", "mime_type", "mediaType"}) {
        if (parent.path(field).isTextual()) {
          return parent.path(field).textValue();
        }
      }
      return "";
    }

    @Override
    public boolean exhausted() {
      if (!deadline.passed()) {
        return false;
      }
      tally.unchecked();
      return true;
    }

    @Override
    public void tooDeep() {
      tally.cut();
    }
  }
}
