package dev.varve.observer.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.observer.Observer;
import dev.varve.observer.ObserverFailure;
import dev.varve.observer.RunContext;
import dev.varve.observer.TurnResult;
import dev.varve.observer.reply.TestingTurns;
import dev.varve.queue.Usage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpentPlanTest {

  @TempDir Path directory;

  @Test
  void a_spent_plan_is_asked_again_when_the_event_before_its_result_says() throws Exception {
    try (TestingClaude claude = new TestingClaude(directory)) {
      claude.writes(
          List.of(
              "{\"type\":\"rate_limit_event\",\"rate_limit_info\":{\"status\":\"rejected\",\"resetsAt\":1893460000,"
                  + "\"rateLimitType\":\"five_hour\"}}",
              "{\"type\":\"assistant\",\"message\":{\"model\":\"<synthetic>\"},\"error\":\"rate_limit\"}",
              "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":true,\"api_error_status\":429,"
                  + "\"api_error\":\"usage_limit_reached\",\"result\":\"You've hit your limit\"}"));
      try (Observer.Run run = ((Observer.Start.Started) claude.observer.start(new RunContext(1, 1, ""))).run()) {
        TurnResult result = run.observe(TestingTurns.uses());
        assertThat(((TurnResult.Failed) result).failure())
            .isInstanceOfSatisfying(
                ObserverFailure.QuotaExhausted.class,
                failure -> assertThat(failure.until()).isEqualTo(Instant.ofEpochSecond(1893460000)));
      }
    }
  }

  @Test
  void an_answer_that_came_whole_after_a_broken_stream_costs_what_its_models_used() {
    StreamEvent event =
        StreamParser.parse(
            """
            {"type":"result","is_error":false,"result":"x","usage":{"input_tokens":1200,"output_tokens":1},\
            "model_usage_since_last_result":{"claude-haiku-4-5":{"inputTokens":1200,"outputTokens":90,\
            "cacheReadInputTokens":400,"cacheCreationInputTokens":30}}}""");
    assertThat(((StreamEvent.Result) event).usage()).isEqualTo(new Usage(1200, 90, 400, 30));
  }
}
