package dev.varve.search.words;

import java.util.List;
import org.apache.lucene.analysis.CharArraySet;

/** Words of a question that say nothing about what is sought. They are in the index, for phrases. */
public final class StopWords {

  public static final CharArraySet SET =
      CharArraySet.unmodifiableSet(
          new CharArraySet(
              List.of(
                  """
                  a an the this that these those there here
                  i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
                  im ive ill id youre youve its hes shes theyre weve were lets
                  am is are was were be been being do does did done doing have has had having
                  can could will would shall should may might must cant couldnt wont wouldnt dont doesnt didnt isnt arent wasnt werent
                  and or but if so than then as of at by for with about into onto to from in on off up down out over again
                  not no nor too very just also only own same such some any each both all more most other
                  what which who whom whose when where why how whats whos wheres hows
                  please tell know"""
                      .split("\\s+")),
              false));

  private StopWords() {}
}
