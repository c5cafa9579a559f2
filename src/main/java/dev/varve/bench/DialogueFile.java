package dev.varve.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Long conversations with questions about them, in the shape of LoCoMo (Maharana et al., 2024): sessions of turns, each
 * with a date, and questions that name the turns which answer them.
 */
record DialogueFile(List<Dialogue> dialogues) {

  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern("h:mm a 'on' d MMMM, yyyy").toFormatter(Locale.ENGLISH);

  private static final Pattern SESSION = Pattern.compile("session_(\\d+)");
  private static final Pattern EVIDENCE = Pattern.compile("D(\\d+):(\\d+)");

  record Dialogue(String name, List<Session> sessions, List<Question> questions) {}

  record Session(String name, Instant at, List<Turn> turns) {}

  record Turn(String id, String text) {}

  /** @param evidence ids of the turns that answer it, those alone that the dialogue has */
  record Question(String text, int category, Set<String> evidence) {}

  static DialogueFile read(Path file) throws IOException {
    List<Dialogue> dialogues = new ArrayList<>();
    for (JsonNode sample : new ObjectMapper().readTree(file.toFile())) {
      dialogues.add(dialogue(sample));
    }
    return new DialogueFile(dialogues);
  }

  private static Dialogue dialogue(JsonNode sample) {
    TreeMap<Integer, Session> sessions = new TreeMap<>();
    JsonNode conversation = sample.path("conversation");
    Set<String> known = new LinkedHashSet<>();
    conversation.properties().forEach(
        entry -> {
          Matcher name = SESSION.matcher(entry.getKey());
          if (name.matches() && !entry.getValue().isEmpty()) {
            Session session = session(entry.getKey(), conversation);
            session.turns().forEach(turn -> known.add(turn.id()));
            sessions.put(Integer.parseInt(name.group(1)), session);
          }
        });
    List<Question> questions = new ArrayList<>();
    sample.path("qa").forEach(question -> questions.add(question(question, known)));
    questions.removeIf(question -> question.evidence().isEmpty());
    return new Dialogue(sample.path("sample_id").asText(), List.copyOf(sessions.values()), questions);
  }

  private static Session session(String name, JsonNode conversation) {
    List<Turn> turns = new ArrayList<>();
    for (JsonNode turn : conversation.path(name)) {
      String caption = turn.path("blip_caption").asText("");
      String text = turn.path("speaker").asText() + ": " + turn.path("text").asText();
      turns.add(new Turn(turn.path("dia_id").asText(), caption.isEmpty() ? text : text + " [image: " + caption + "]"));
    }
    String date = conversation.path(name + "_date_time").asText();
    return new Session(name, LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC), turns);
  }

  private static Question question(JsonNode question, Set<String> known) {
    Set<String> evidence = new LinkedHashSet<>();
    Matcher matcher = EVIDENCE.matcher(question.path("evidence").toString());
    while (matcher.find()) {
      evidence.add("D" + Integer.parseInt(matcher.group(1)) + ":" + Integer.parseInt(matcher.group(2)));
    }
    evidence.retainAll(known);
    return new Question(question.path("question").asText(), question.path("category").asInt(), evidence);
  }
}
