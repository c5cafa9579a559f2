package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouterTest {

  private static final Route SESSIONS = Route.get("/v1/sessions", exchange -> {});
  private static final Route SESSION = Route.get("/v1/sessions/{id}", exchange -> {});
  private static final Route EVENT = Route.post("/v1/sessions/{client}/{session}/end", exchange -> {});

  private final Router router = new Router(List.of(SESSIONS, SESSION, EVENT));

  @Test
  void a_path_leads_to_its_route_with_or_without_a_slash_at_its_end() {
    assertThat(router.find("GET", "/v1/sessions")).isEqualTo(new Router.Found.Match(SESSIONS, Map.of()));
    assertThat(router.find("GET", "/v1/sessions/")).isEqualTo(new Router.Found.Match(SESSIONS, Map.of()));
  }

  @Test
  void names_in_braces_take_what_stands_there_decoded() {
    assertThat(router.find("POST", "/v1/sessions/codex/a%2Fb+c%C3%A9/end"))
        .isEqualTo(new Router.Found.Match(EVENT, Map.of("client", "codex", "session", "a/b+cé")));
  }

  @Test
  void a_name_takes_neither_nothing_nor_more_than_one_segment() {
    assertThat(router.find("POST", "/v1/sessions//s/end")).isEqualTo(new Router.Found.Nothing());
    assertThat(router.find("POST", "/v1/sessions/codex/a/b/end")).isEqualTo(new Router.Found.Nothing());
  }

  @Test
  void another_method_is_told_which_there_are() {
    assertThat(router.find("DELETE", "/v1/sessions/7")).isEqualTo(new Router.Found.OtherMethods(Set.of("GET")));
  }

  @Test
  void what_is_not_there_is_not_found() {
    assertThat(router.find("GET", "/")).isEqualTo(new Router.Found.Nothing());
    assertThat(router.find("GET", "/v1/SESSIONS")).isEqualTo(new Router.Found.Nothing());
    assertThat(router.find("GET", "/v1/sessions/../sessions")).isEqualTo(new Router.Found.Nothing());
  }
}
