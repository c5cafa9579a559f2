package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.varve.events.EngineEvents;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An index while an import goes on. */
class MuchAtOnceTest extends FollowedStore {

  /** As many as do not come from work. */
  private static final int MUCH = 200;

  @BeforeEach
  void follow() throws IOException {
    follower.catchUp();
  }

  private void store(int memories) {
    for (int i = 0; i < memories; i++) {
      store.observation(place, "title " + i, "");
    }
  }

  private int shown() throws IOException {
    IndexView view = Objects.requireNonNull(index.acquire());
    int memories = view.layout().size();
    view.release();
    return memories;
  }

  private int segments() throws IOException {
    IndexView view = Objects.requireNonNull(index.acquire());
    int segments = view.reader().leaves().size();
    view.release();
    return segments;
  }

  @Test
  void all_of_it_is_shown_when_no_more_comes() throws IOException {
    store(1);
    follower.goOn();
    store(MUCH);
    follower.goOn();
    assertThat(shown()).as("more may come").isEqualTo(1);

    follower.goOn();
    assertThat(shown()).isEqualTo(1 + MUCH);
  }

  @Test
  void all_of_it_is_shown_to_who_asks_for_it() throws IOException {
    store(1);
    follower.goOn();
    store(MUCH);
    follower.goOn();

    follower.catchUp();
    assertThat(shown()).isEqualTo(1 + MUCH);
  }

  @Test
  void its_segments_are_merged_when_no_more_comes() throws IOException {
    int rounds = 12;
    for (int round = 0; round < rounds; round++) {
      store(MUCH);
      follower.catchUp();
    }
    assertThat(segments()).isEqualTo(rounds);

    await().untilAsserted(() -> {
      follower.goOn();
      assertThat(segments()).isLessThan(rounds);
    });
    assertThat(shown()).isEqualTo(rounds * MUCH);
  }

  @Test
  void what_is_stored_while_the_index_is_built_anew_is_left_to_be_followed_up() throws IOException {
    store(1);
    Rebuild rebuild = new Rebuild(index, new Bookmark(index, () -> now), store.database, () -> now, new EngineEvents());

    long built = rebuild.run("it was asked for", false, () -> store(2));

    assertThat(built).isEqualTo(1);
    follower.catchUp();
    assertThat(shown()).isEqualTo(3);
  }
}
