package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.EventLines.Event;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventLinesTest {

  private static List<Event> events(String stream) {
    EventLines lines = new EventLines();
    return stream.lines().map(lines::line).flatMap(Optional::stream).toList();
  }

  @Test
  void an_empty_line_completes_an_event() {
    List<Event> events = events("id: 7\nevent: prompt\ndata: {\"session\":1}\n\nevent: x\ndata: {}");
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().json())
        .hasToString("{\"id\":\"7\",\"event\":\"prompt\",\"data\":{\"session\":1}}");
  }

  @Test
  void comments_and_events_without_data_say_nothing() {
    assertThat(events(": still here\n\nevent: ping\n\n")).isEmpty();
  }

  @Test
  void data_that_is_no_json_stays_text() {
    assertThat(events("data: a\ndata: b\n\n").getFirst().data().asText()).isEqualTo("a\nb");
  }
}
