package dev.varve.observer.rules;

import java.util.ArrayList;
import java.util.List;

/** What a change wrote into a document; above all decisions are worth keeping in their own words. */
final class DocumentFacts {

  private static final int FACTS_MAX = 6;

  private DocumentFacts() {}

  static List<Fact> of(Change change) {
    List<String> sentences = new ArrayList<>();
    Prose.paragraphs(change.added()).forEach(paragraph -> sentences.addAll(Sentences.of(paragraph)));
    String lead = change.path().name() + " now says: ";
    List<Fact> facts = new ArrayList<>();
    for (String chunk : Chunks.of(sentences, Fact.CHARS_MAX - lead.length())) {
      if (facts.size() < FACTS_MAX) {
        facts.add(change.path().isDecisionRecord() ? Fact.key(lead + chunk) : Fact.result(lead + chunk));
      }
    }
    return facts;
  }
}
