package dev.varve.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RecentMapTest {

  @Test
  void what_was_used_longest_ago_goes_first() {
    Map<String, Integer> map = new RecentMap<>(2);
    map.put("one", 1);
    map.put("two", 2);
    assertThat(map.get("one")).isEqualTo(1);
    map.put("three", 3);

    assertThat(map).containsOnlyKeys("one", "three");
  }

  @Test
  void new_value_under_a_known_key_drives_nothing_out() {
    Map<String, Integer> map = new RecentMap<>(2);
    map.put("one", 1);
    map.put("two", 2);
    map.put("one", 3);

    assertThat(map).containsOnly(Map.entry("one", 3), Map.entry("two", 2));
  }
}
