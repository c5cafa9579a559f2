package dev.varve.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {

  @Test
  void reads_the_receipt_whatever_the_case_of_its_headers() {
    Answer answer =
        Answer.of("HTTP/1.1 200 OK\r\nVARVE-STATUS: queued\r\nvarve-message-id: 42\r\nContent-Length: 2");

    assertThat(answer).isEqualTo(new Answer(200, "queued", 42));
  }

  @Test
  void a_missing_receipt_is_empty() {
    assertThat(Answer.of("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0")).isEqualTo(new Answer(503, "", 0));
  }

  @ParameterizedTest
  @CsvSource({"200,queued,true", "200,duplicate,true", "200,skipped,true", "200,ignored,false", "503,queued,false"})
  void only_what_is_on_disk_counts_as_acknowledged(int status, String receipt, boolean acknowledged) {
    assertThat(new Answer(status, receipt, 1).isAcknowledged()).isEqualTo(acknowledged);
  }
}
