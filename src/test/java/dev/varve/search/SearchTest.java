package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.memory.MemoryRef;
import dev.varve.search.TestingStore.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest extends SearchedStore {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parseUserName",
        "parse_user_name",
        "PARSEUSERNAME",
        "user name",
        "src/main/java/UserNames.java",
        "UserNames.java",
        "How did we parse the names of users?",
        "NullPointerException: Cannot invoke \"String.length()\" because \"name\" is null",
        "\"fails for empty names\"",
        "userNam*",
        "exceptoin"
      })
  void an_observation_is_found_by(String words) {
    MemoryRef sought =
        store.observation(
            session,
            "bugfix",
            "parseUserName fails for empty names",
            "java.lang.NullPointerException: Cannot invoke \"String.length()\" because \"name\" is null; an exception",
            List.of("problem-solution"),
            List.of("/work/src/main/java/UserNames.java"));
    fill(20);

    assertThat(refs(ask(words))).first().isEqualTo(sought);
  }

  @Test
  void every_kind_of_memory_is_found() {
    MemoryRef prompt = store.prompt(session, "Please pin the surefire plugin");
    MemoryRef observation = store.observation(another(), "Pinned surefire", "3.2.5");
    MemoryRef summary = store.summary(another(), "Green tests", "Surefire 2.12.4 runs no JUnit 5 tests");

    assertThat(refs(ask("surefire"))).containsExactlyInAnyOrder(prompt, observation, summary);
  }

  @Test
  void a_phrase_in_quotes_is_asked_for_word_for_word() {
    MemoryRef exact = store.observation(session, "Rounding", "rounds once at the end");
    store.observation(another(), "Rounding", "at the end it rounds only once more");

    assertThat(refs(ask("\"once at the end\""))).containsExactly(exact);
    assertThat(ask("\"the end at once\"").advice()).contains("quotes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zür*", "zur*", "ZÜRICHB*", "Zürihcberg"})
  void accents_do_not_matter_in_beginnings_and_misspelled_words(String words) {
    MemoryRef sought = store.observation(session, "Timetable of the Zürichberg", "rides every ten minutes");
    fill(20);

    assertThat(refs(ask(words))).containsExactly(sought);
  }

  @Test
  void words_of_other_projects_take_no_place_among_those_that_begin_so() {
    Place elsewhere = store.session(store.project("git:example.org/other", "other"), "claude-code");
    for (int i = 0; i < 80; i++) {
      store.observation(elsewhere, "prefa" + (char) ('a' + i / 26) + (char) ('a' + i % 26), "of another project");
    }
    MemoryRef sought = store.observation(session, "The prefzzz", "of ours");

    assertThat(refs(ask("pref*"))).containsExactly(sought);
  }

  @Test
  void what_a_long_paste_ends_with_is_sought_too() {
    MemoryRef sought = store.observation(session, "Fixed it", "zwiebelfischError: the tabs of line 9 are missing");
    fill(20);
    String trace = "Traceback (most recent call last):\n" + "  File \"runner.py\", line 7, in call\n".repeat(200);

    assertThat(refs(ask(trace + "zwiebelfischError: the tabs of line 9 are missing"))).first().isEqualTo(sought);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?!", "*", "\"\"", "\\", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0"})
  void what_cannot_be_looked_for_finds_nothing_instead_of_everything(String words) {
    fill(3);

    assertThat(ask(words).hits()).isEmpty();
    assertThat(ask(words).advice()).contains("Nothing of this can be looked for");
  }

  @Test
  void quotes_within_other_words_or_code_exclude_nothing() {
    MemoryRef exact = store.observation(session, "Amounts", "the report will render EUR by default");
    MemoryRef other = store.observation(another(), "Amounts", "the report shows EUR when asked to render");

    assertThat(refs(ask("how does report.render(\"EUR by default\") work"))).containsExactly(exact, other);
    assertThat(refs(ask("report.render(\"EUR\", day)"))).containsExactlyInAnyOrder(exact, other);
  }

  @Test
  void a_word_is_found_by_another_of_the_same_meaning_but_lower() {
    MemoryRef meant = store.observation(session, "Cleaning up", "removed the old folder");
    MemoryRef said = store.observation(another(), "Cleaning up", "removed the old directory");

    assertThat(refs(ask("directory"))).containsExactly(said, meant);
    assertThat(refs(ask("erase"))).containsExactlyInAnyOrder(said, meant);
  }

  @Test
  void of_one_turn_a_second_memory_stands_below_what_another_turn_says_as_well() {
    MemoryRef elsewhere = store.observation(another(), "The parser drops the sign", "");
    MemoryRef first = store.observation(session, "The parser drops the sign", "");
    MemoryRef second = store.observation(session, "The parser drops the sign", "");

    assertThat(refs(ask("parser drops sign"))).containsExactly(second, elsewhere, first);
  }

  @Test
  void a_neighbour_of_the_session_lends_what_a_memory_lacks() {
    store.prompt(session, "Why does the import drop equal rows?");
    MemoryRef answer = store.observation(session, "Keys were hashes over date and amount", "two purchases had one key");
    MemoryRef stranger = store.observation(another(), "Keys are hashes", "of the date");

    assertThat(refs(ask("why are equal rows dropped"))).contains(answer).doesNotContain(stranger);
  }

  @Test
  void an_unknown_word_is_taken_for_one_written_nearly_like_it() {
    MemoryRef sought = store.observation(session, "Surefire was pinned", "nothing else");

    SearchResult result = ask("surefrie pinned");

    assertThat(refs(result)).containsExactly(sought);
    assertThat(result.didYouMean()).isEqualTo("surefire pinned");
  }

  @Test
  void name_of_several_projects_is_refused_and_their_identities_are_named() {
    store.observation(session, "Surefire was pinned", "");
    store.project("git:example.org/other/tally", "tally");
    assertThatThrownBy(() -> ask("surefire"))
        .isInstanceOfSatisfying(
            SearchRefusal.class,
            refusal ->
                assertThat(refusal.remedy()).contains("git:example.org/tally", "git:example.org/other/tally"));
    assertThat(ask("surefire", SearchFilter.ofProject("git:example.org/tally")).hits()).hasSize(1);
  }

  @Test
  void an_identifier_whose_parts_are_known_is_not_taken_for_another() {
    MemoryRef sought = store.observation(session, "import_job rounds by half_even", "with importj beside it");

    SearchResult result = ask("ImportJob halfEven");

    assertThat(refs(result)).containsExactly(sought);
    assertThat(result.didYouMean()).isNull();
    assertThat(ask("ImportJbo").didYouMean()).isEqualTo("import_job");
  }

  @Test
  void words_of_other_projects_are_never_suggested() {
    store.observation(session, "Something else", "altogether");
    store.observation(store.session(store.project("git:y", "y"), "api"), "Surefire was pinned", "");

    assertThat(ask("surefrie").didYouMean()).isNull();
  }

  @Test
  void filters_narrow_down() {
    MemoryRef fix =
        store.observation(
            session.on("feature/prices"), "bugfix", "Price is wrong", "fixed", List.of("gotcha"), List.of("/w/src/a/Price.java"));
    store.observation(another(), "Price is right", "found");
    MemoryRef prompt = store.prompt(session, "which price");

    assertThat(refs(ask("price", filter("client", "claude-code")))).containsExactlyInAnyOrder(fix, prompt);
    assertThat(refs(ask("price", filter("type", "bugfix")))).containsExactly(fix);
    assertThat(refs(ask("price", filter("type", "prompt")))).containsExactly(prompt);
    assertThat(refs(ask("price", filter("concept", "Gotcha")))).containsExactly(fix);
    assertThat(refs(ask("price", filter("branch", "feature/prices")))).containsExactly(fix);
    assertThat(refs(ask("price", filter("file", "Price.java")))).containsExactly(fix);
    assertThat(refs(ask("price", filter("file", "src/a")))).containsExactly(fix);
    assertThat(refs(ask("price", filter("file", "rice.java")))).isEmpty();
  }

  private static SearchFilter filter(String name, String value) {
    return new SearchFilter(
        "tally",
        name.equals("client") ? value : null,
        name.equals("type") ? value : null,
        name.equals("concept") ? value : null,
        name.equals("file") ? value : null,
        name.equals("branch") ? value : null,
        null,
        null,
        null);
  }

  @Test
  void times_and_sessions_narrow_down() {
    MemoryRef old = store.at(Instant.parse("2030-04-01T00:00:00Z")).observation(session, "Price one", "x");
    Place later = another();
    MemoryRef young = store.at(Instant.parse("2030-04-20T00:00:00Z")).observation(later, "Price two", "x");
    Instant between = Instant.parse("2030-04-10T00:00:00Z");

    assertThat(refs(ask("price", new SearchFilter("tally", null, null, null, null, null, between, null, null))))
        .containsExactly(young);
    assertThat(refs(ask("price", new SearchFilter("tally", null, null, null, null, null, null, between, null))))
        .containsExactly(old);
    assertThat(
            refs(ask("price", new SearchFilter("tally", null, null, null, null, null, null, null, later.session().value()))))
        .containsExactly(young);
  }

  @Test
  void a_time_in_the_question_speaks_for_memories_of_that_time() {
    store.at(Instant.parse("2030-03-03T00:00:00Z")).observation(session, "Release went out", "as planned");
    MemoryRef april = store.at(Instant.parse("2030-04-03T00:00:00Z")).observation(another(), "Release went out", "as planned");
    store.at(Instant.parse("2030-04-29T00:00:00Z")).observation(another(), "Release went out", "as planned");

    assertThat(refs(ask("which release went out on April 3"))).first().isEqualTo(april);
  }

  @Test
  void pages_together_are_the_whole_also_while_new_memories_come() {
    for (int i = 0; i < 23; i++) {
      store.observation(another(), "Ledger " + "entry ".repeat(i % 5), "number " + i);
    }
    List<MemoryRef> whole = refs(page(SearchOrder.RELEVANCE, 100, null));
    List<MemoryRef> paged = new ArrayList<>();
    String cursor = null;
    do {
      SearchResult page = page(SearchOrder.RELEVANCE, 4, cursor);
      paged.addAll(refs(page));
      cursor = page.nextCursor();
      store.observation(another(), "Ledger entry entry entry", "and more");
    } while (cursor != null && paged.size() < 100);

    assertThat(whole).hasSize(23);
    assertThat(paged).doesNotHaveDuplicates().containsAll(whole);
  }

  private SearchResult page(SearchOrder order, int limit, @Nullable String cursor) {
    search.catchUp();
    return search.find(new SearchRequest("ledger entry", TALLY, order, limit, cursor));
  }

  @Test
  void by_time_the_newest_is_first_and_no_words_ask_for_everything() {
    MemoryRef first = store.observation(session, "Ledger", "entry");
    MemoryRef second = store.prompt(session, "unrelated words");
    MemoryRef third = store.observation(session, "Ledger", "entry");

    assertThat(refs(page(SearchOrder.TIME, 9, null))).startsWith(third);
    assertThat(refs(ask(""))).containsExactly(third, second, first);
  }

  @Test
  void a_cursor_of_another_search_is_refused() {
    store.observation(session, "Ledger", "entry");
    store.observation(session, "Ledger", "entry");
    String cursor = page(SearchOrder.RELEVANCE, 1, null).nextCursor();

    assertThatThrownBy(() -> page(SearchOrder.TIME, 1, cursor)).isInstanceOf(SearchRefusal.class);
    assertThatThrownBy(() -> page(SearchOrder.RELEVANCE, 1, "nonsense!")).isInstanceOf(SearchRefusal.class);
  }

  @Test
  void an_empty_answer_says_what_to_loosen() {
    store.observation(session, "bugfix", "Price is wrong", "fixed", List.of(), List.of());

    assertThat(ask("price", filter("type", "decision")).advice()).contains("without type");
    assertThat(ask("kubernetes").advice()).contains("other words");
    assertThat(ask("price", SearchFilter.ofProject("nowhere")).advice()).contains("nowhere");
  }

  @Test
  void what_nobody_wrote_about_finds_little() {
    for (int i = 0; i < 30; i++) {
      store.observation(another(), "The balance report uses one pass", "over accounts, number " + i);
    }

    assertThat(refs(ask("which web framework does the kubernetes ingress use"))).hasSizeLessThan(3);
  }

  @Test
  void an_answer_of_little_says_that_it_may_not_be_remembered() {
    fill(30);

    SearchResult little = ask("accounts of the kubernetes ingress and its certificates");

    assertThat(little.hits()).hasSize(5);
    assertThat(little.advice()).contains("kubernetes", "may not be remembered");
    assertThat(ask("accounts summed in one pass").advice()).isNull();
  }

  @Test
  void what_is_asked_for_with_a_filter_is_not_cut_short() {
    fill(30);

    String text = "accounts of the kubernetes ingress and its certificates";

    assertThat(ask(text, filter("type", "discovery")).hits()).hasSize(SearchRequest.LIMIT_DEFAULT);
  }

  @Test
  void a_hit_shows_where_the_words_are_and_what_it_costs() {
    store.observation(session, "Title", "word ".repeat(200) + "the needle is here " + "word ".repeat(200));

    Hit hit = ask("needle").hits().getFirst();
    Snippet snippet = hit.snippet();
    Snippet.Mark mark = snippet.marks().getFirst();

    assertThat(snippet.text().substring(mark.start(), mark.end())).isEqualTo("needle");
    assertThat(snippet.text().length()).isLessThanOrEqualTo(Snippet.CHARS_MAX + 2);
    assertThat(hit.tokens()).isBetween(400, 1_000);
    assertThat(hit.project()).isEqualTo("tally");
    assertThat(hit.branch()).isEqualTo("main");
  }

  @Test
  void what_was_forgotten_is_not_shown_even_before_the_index_knows() {
    MemoryRef ref = store.observation(session, "Secret plan", "to be forgotten");
    assertThat(refs(ask("secret plan"))).containsExactly(ref);

    store.forget(ref);

    assertThat(refs(search.find(SearchRequest.of("secret plan", TALLY)))).isEmpty();
    assertThat(refs(ask("secret plan"))).isEmpty();
  }

  @Test
  void what_may_not_be_kept_of_a_prompt_is_not_found() {
    store.prompt(session, "<private>my diary</private>");

    assertThat(refs(ask(""))).isEmpty();
  }
}
