package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a summary that a sentence of an answer belongs to. Words of several languages decide. */
enum Part {
  NEXT(
      "next steps?|next up|next:|next is|next are|open next|remaining|left open|left to do|what is left|"
          + "still (?:open|missing|needs?|to do|has no|have no)|"
          + "not (?:yet|covered|done)|todo|follow[- ]up|needs? to be|you (?:need|have) to|should (?:be|become)|"
          + "would be the next|later|"
          + "nächste[rns]?|als nächstes|offen|noch nicht|noch offen|muss noch|fehlt noch|es fehlt|bleibt|"
          + "prochaines?|reste à|"
          + "siguientes?|pendientes?|falta|prossimi|da fare"),
  NOTE(
      "heads up|note that|caution|careful|beware|important|warning:|doubt|question|wichtig|achtung|hinweis|"
          + "vorsicht|frage|attention|"
          + "cuidado|could not|couldn't|denied|konnte nicht|not allowed|risk"),
  LEARNED(
      "because|since|therefore|so that|the (?:root )?cause|the reason|reason:|turn(?:s|ed) out|was wrong|"
          + "is wrong|bug was|instead of|due to|"
          + "why|explains|measured|the problem|found that|culprit|means that|weil|deshalb|daher|grund|ursache|"
          + "lag an|stellte sich|statt|"
          + "bedeutet|scheiterte|parce que|la cause|à cause|porque|debido|la causa|perché"),
  COMPLETED(
      "done|committed|merged|added|fixed|pinned|removed|implemented|created|wrote|written|moved|renamed|"
          + "pass(?:es|ed)?|works?|tagged|"
          + "released|updated|replaced|changed|reverted|pushed|deployed|now|is in|are in|fertig|erledigt|grün|"
          + "committet|hinzugefügt|behoben|"
          + "umgestellt|entfernt|läuft|laufen|jetzt|terminé|ajouté|corrigé|maintenant|hecho|añadido|corregido|"
          + "ahora|fatto");

  private static final int HEADING_WORDS_MAX = 5;

  /** Single words that mean open work only as a heading. */
  private static final Pattern OPEN = Pattern.compile("(?U)(?<!\\w)(?:next|open|left|todos?|rest|offen|"
      + "nächste\\w*|restant|abierto|quedan?)(?!\\w)");

  private final Pattern words;

  Part(String words) {
    this.words = Pattern.compile("(?U)(?<!\\w)(?:" + words + ")(?!\\w)");
  }

  /** Questions to the user are notes; what no word decides was learned. */
  static Part of(String sentence) {
    String text = Clip.line(sentence, 600).toLowerCase(Locale.ROOT);
    if (text.endsWith("?")) {
      return NOTE;
    }
    for (Part part : values()) {
      if (part.words.matcher(text).find()) {
        return part;
      }
    }
    return LEARNED;
  }

  /** The part that a heading or the few words in front of a colon announce, such as {@code Next steps: (1) …}. */
  static @Nullable Part opened(String text) {
    int colon = text.indexOf(':');
    String heading = colon < 0 ? "" : Clip.line(text.substring(0, colon), 60).toLowerCase(Locale.ROOT);
    if (heading.isEmpty() || heading.endsWith("…") || heading.split(" ", -1).length > HEADING_WORDS_MAX) {
      return null;
    }
    if (OPEN.matcher(heading).find()) {
      return NEXT;
    }
    for (Part part : values()) {
      if (part.words.matcher(heading).find()) {
        return part;
      }
    }
    return null;
  }
}
