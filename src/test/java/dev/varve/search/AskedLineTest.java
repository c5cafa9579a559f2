package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.events.EngineEvents;
import dev.varve.memory.MemoryRef;
import dev.varve.observer.DraftObservation;
import dev.varve.observer.Observer;
import dev.varve.observer.Outcome;
import dev.varve.observer.Prompt;
import dev.varve.observer.Reply;
import dev.varve.observer.RunContext;
import dev.varve.observer.ToolUse;
import dev.varve.observer.Turn;
import dev.varve.observer.TurnResult;
import dev.varve.observer.rules.RulesObserver;
import dev.varve.queue.MessageId;
import dev.varve.queue.ProjectId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules repeat of a prompt in each of its observations counts for the prompt alone. */
class AskedLineTest {

  private static DraftObservation observed(String prompt) throws InterruptedException {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ToolUse use =
        new ToolUse(
            new MessageId(1),
            1,
            "Write",
            json.objectNode().put("file_path", "/work/Cart.java").put("content", "class Cart {}"),
            json.objectNode().put("type", "create"),
            Outcome.SUCCEEDED,
            null,
            "/work",
            null,
            Instant.EPOCH);
    Observer.Start start = new RulesObserver(RulesObserver.DEFAULT).start(new RunContext(1, 1, ""));
    try (Observer.Run run = ((Observer.Start.Started) start).run()) {
      TurnResult result = run.observe(new Turn.ToolUses("shop", List.of(new Prompt(1, prompt)), List.of(use)));
      return ((Reply.Memories) ((TurnResult.Answered) result).reply()).observations().getFirst();
    }
  }

  @Test
  void observation_is_not_found_by_the_words_of_its_prompt(@TempDir Path directory) throws InterruptedException {
    DraftObservation draft = observed("Write a cart like the one of the zebra shop");
    assertThat(draft.subtitle()).contains("zebra");
    TestingStore store = new TestingStore();
    ProjectId project = store.project("git:example.org/shop", "shop");
    InstantSource clock = InstantSource.fixed(TestingStore.BEGIN.plusSeconds(86_400));
    try (Search search = new Search(store.database, directory, clock, ZoneOffset.UTC, new EngineEvents())) {
      MemoryRef prompt = store.prompt(store.session(project, "codex"), "Draw the zebra shop");
      MemoryRef observation =
          store.observation(
              store.session(project, "api"), draft.title(), draft.subtitle() + "\n" + draft.narrative());
      search.catchUp();

      assertThat(found(search, "zebra")).containsExactly(prompt);
      assertThat(found(search, "Cart.java")).containsExactly(observation);
    }
  }

  private static List<MemoryRef> found(Search search, String words) {
    SearchRequest request = SearchRequest.of(words, SearchFilter.ofProject("shop"));
    return search.find(request).hits().stream().map(Hit::ref).toList();
  }
}
