package dev.varve.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.memory.TestingPast.Drawn;
import dev.varve.memory.forget.ForgetPlan;
import dev.varve.memory.forget.ForgetScope;
import dev.varve.memory.forget.Forgetting;
import dev.varve.queue.AttemptLimits;
import dev.varve.queue.ClaimRequest;
import dev.varve.queue.Claims;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForgettingTest {

  private static final Instant NOW = TestingPast.NOW;

  private final TestingPast past = new TestingPast();
  private final Forgetting forgetting =
      new Forgetting(past.memory.database, new Claims(AttemptLimits.defaults()), () -> NOW.plusSeconds(1_000));
  private final SessionId one = past.session("one");
  private final SessionId two = past.session("two");

  private static ForgetScope named(MemoryRef... refs) {
    return new ForgetScope.Named(List.of(refs));
  }

  private ForgetPlan forget(ForgetScope scope) {
    ForgetPlan plan = forgetting.plan(scope);
    assertThat(forgetting.carryOut(scope, plan.token(), "test")).isInstanceOf(Forgetting.Outcome.Forgotten.class);
    return plan;
  }

  private static Instant at(int second) {
    return NOW.plusSeconds(second);
  }

  @Test
  void a_plan_counts_what_would_fall_and_touches_nothing() {
    MemoryRef falls = past.turn(one, 1, at(1), Drawn.of("falls", "a", "b")).getFirst();
    past.summary(one, 1, 1, at(2));
    List<String> before = past.rows("SELECT state || id FROM messages");

    ForgetPlan plan = forgetting.plan(named(falls));

    assertThat(plan.observations()).isEqualTo(1);
    assertThat(plan.summaries()).isEqualTo(1);
    assertThat(plan.messages()).isEqualTo(3);
    assertThat(plan.first()).extracting(Memory::title).containsExactly("falls", "asked 1");
    assertThat(past.rows("SELECT state || id FROM messages")).isEqualTo(before);
    assertThat(past.holds(falls)).isTrue();
  }

  @Test
  void an_observation_falls_with_its_sources_and_one_with_other_sources_stays() {
    List<MemoryRef> drawn =
        past.turn(one, 1, at(1), Drawn.of("falls", "a"), Drawn.of("falls too", "a"), Drawn.of("stays", "a", "b"));

    ForgetPlan plan = forget(named(drawn.getFirst()));

    assertThat(plan.kept()).containsExactly(drawn.getLast());
    assertThat(drawn.stream().map(past::holds)).containsExactly(false, false, true);
    assertThat(past.rows("SELECT state || payload_bytes || (SELECT count(*) FROM payloads) FROM messages WHERE dedup_key = 'a'"))
        .containsExactly("forgotten01");
    assertThat(past.exceptions()).isEmpty();
  }

  @Test
  void a_summary_falls_with_anything_of_its_range_and_no_other() {
    MemoryRef early = past.turn(one, 1, at(1), Drawn.of("early", "a")).getFirst();
    MemoryRef prompt = past.prompt(one, 4, "late words", at(2));
    MemoryRef ofEarly = past.summary(one, 1, 2, at(3));
    MemoryRef ofLate = past.summary(one, 3, 4, at(4));
    MemoryRef elsewhere = past.summary(two, 1, 9, at(5));

    forget(named(early));
    assertThat(past.holds(ofEarly)).isFalse();
    assertThat(past.holds(ofLate)).isTrue();
    forget(named(prompt));
    assertThat(past.holds(ofLate)).isFalse();
    assertThat(past.holds(prompt)).isFalse();
    assertThat(past.holds(elsewhere)).isTrue();
    assertThat(past.exceptions()).isEmpty();
  }

  @Test
  void a_plan_that_has_changed_is_refused_with_the_new_one() {
    past.turn(one, 1, at(1), Drawn.of("first", "a"));
    ForgetScope scope = new ForgetScope.OfSession(one);
    ForgetPlan before = forgetting.plan(scope);
    past.turn(one, 1, at(2), Drawn.of("second", "b"));

    Forgetting.Outcome outcome = forgetting.carryOut(scope, before.token(), "test");

    assertThat(outcome).isEqualTo(new Forgetting.Outcome.Changed(forgetting.plan(scope)));
    assertThat(past.memory.number("SELECT count(*) FROM observations")).isEqualTo(2);
    assertThat(past.memory.number("SELECT count(*) FROM audit")).isZero();
  }

  @Test
  void a_forgotten_session_keeps_its_identities_and_nothing_else() {
    past.prompt(one, 1, "zwiebel", at(1));
    past.turn(one, 1, at(2), Drawn.of("zwiebel", "a", "b"), Drawn.of("more zwiebel", "b"));
    past.summary(one, 1, 1, at(3));
    MemoryRef other = past.turn(two, 1, at(4), Drawn.of("other", "a")).getFirst();

    forget(new ForgetScope.OfSession(one));

    assertThat(past.rows("SELECT DISTINCT state FROM messages WHERE session_id = " + one)).containsExactly("forgotten");
    assertThat(past.rows("SELECT dedup_key FROM messages WHERE session_id = " + one + " ORDER BY id"))
        .containsExactly("a", "b", "summary 1-1");
    for (String table : List.of("observations", "summaries", "observation_files", "observation_sources", "project_files")) {
      assertThat(past.memory.number("SELECT count(*) FROM " + table)).as(table).isEqualTo(table.equals("summaries") ? 0 : 1);
    }
    assertThat(past.rows("SELECT text || dedup_key FROM prompts")).containsExactly("p1");
    assertThat(past.holds(other)).isTrue();
    assertThat(past.exceptions()).isEmpty();
  }

  @Test
  void followers_are_told_what_is_gone_and_the_books_say_how_much_without_saying_what() {
    MemoryRef prompt = past.prompt(one, 1, "zwiebel", at(1));
    MemoryRef seen = past.turn(one, 1, at(2), Drawn.of("zwiebel", "a")).getFirst();
    MemoryRef summary = past.summary(one, 1, 1, at(3));

    forget(new ForgetScope.OfSession(one));

    assertThat(past.rows("SELECT kind || ' ' || subject_id FROM changes WHERE kind LIKE 'forgotten%' ORDER BY kind"))
        .containsExactly(
            "forgotten_observation " + seen.id(), "forgotten_prompt " + prompt.id(), "forgotten_summary " + summary.id());
    assertThat(past.rows("SELECT actor || action || counts FROM audit"))
        .singleElement()
        .asString()
        .contains("testforget", "\"observations\":1", "by session")
        .doesNotContain("zwiebel");
  }

  @Test
  void an_id_never_comes_back() {
    MemoryRef gone = past.turn(one, 1, at(1), Drawn.of("gone", "a")).getFirst();
    forget(named(gone));

    MemoryRef fresh = past.turn(one, 1, at(2), Drawn.of("fresh", "b")).getFirst();
    assertThat(fresh.id()).isGreaterThan(gone.id());
  }

  @Test
  void a_project_and_a_time_are_forgotten_without_touching_others() {
    ProjectId elsewhere = past.memory.project("git:other", "other");
    SessionId theirs = past.memory.session(elsewhere, "theirs");
    MemoryRef foreign = past.turn(theirs, elsewhere, 1, at(5), Drawn.of("foreign", "x")).getFirst();
    MemoryRef early = past.turn(one, 1, at(1), Drawn.of("early", "a")).getFirst();
    MemoryRef late = past.turn(one, 2, at(9), Drawn.of("late", "b")).getFirst();

    forget(new ForgetScope.Between(past.project, at(5), at(10)));
    assertThat(List.of(past.holds(early), past.holds(late), past.holds(foreign))).containsExactly(true, false, true);
    forget(new ForgetScope.OfProject(past.project));
    assertThat(List.of(past.holds(early), past.holds(foreign))).containsExactly(false, true);
    forget(new ForgetScope.Between(null, Instant.EPOCH, at(100)));
    assertThat(past.holds(foreign)).isFalse();
    assertThat(past.exceptions()).isEmpty();
  }

  @Test
  void a_turn_under_way_stores_nothing_after_its_session_was_told_to_forget() {
    MemoryRef seen = past.turn(one, 1, at(1), Drawn.of("seen", "a")).getFirst();
    past.waiting(one, "b");
    Claims claims = new Claims(AttemptLimits.defaults());
    long term = past.memory.database.write(tx -> claims.takeOver(tx, one, at(2)));
    ClaimRequest request = new ClaimRequest(9, 9_999, kind -> "rules", null);
    assertThat(past.memory.database.<Boolean>write(tx -> claims.claim(tx, one, term, request, at(2)).isPresent())).isTrue();

    forget(named(seen));

    assertThat(past.memory.database.<Boolean>read(tx -> claims.holds(tx, one, term))).isFalse();
    assertThat(past.rows("SELECT dedup_key || ' ' || state FROM messages ORDER BY id"))
        .containsExactly("a forgotten", "b pending");
    forget(new ForgetScope.OfSession(one));
    assertThat(past.rows("SELECT DISTINCT state FROM messages")).containsExactly("forgotten");
    assertThat(past.exceptions()).isEmpty();
  }

  @Test
  void whatever_is_forgotten_the_books_balance_and_no_lineage_leads_to_it() {
    for (int seed = 1; seed <= 30; seed++) {
      TestingPast random = new TestingPast();
      Random chance = new Random(seed);
      List<MemoryRef> refs = new ArrayList<>();
      for (int turn = 0; turn < 12; turn++) {
        SessionId session = random.session("s" + chance.nextInt(3) + "x" + turn);
        String key = "k" + turn + ".";
        refs.addAll(
            random.turn(
                session,
                turn,
                at(turn),
                Drawn.of("a" + turn, key + 1, key + 2),
                Drawn.of("b" + turn, key + chance.nextInt(1, 4))));
        refs.add(random.prompt(session, turn + 1, "prompt " + turn, at(turn)));
        refs.add(random.summary(session, Math.max(0, turn - 1), turn + 1, at(turn)));
      }
      Forgetting own = new Forgetting(random.memory.database, new Claims(AttemptLimits.defaults()), () -> at(99));
      List<MemoryRef> some = refs.stream().filter(ref -> chance.nextInt(4) == 0).toList();
      ForgetScope scope = some.isEmpty() ? new ForgetScope.Between(null, at(3), at(7)) : new ForgetScope.Named(some);
      own.carryOut(scope, own.plan(scope).token(), "test");

      assertThat(random.exceptions()).as("seed %d", seed).isEmpty();
      assertThat(some).as("seed %d", seed).noneMatch(random::holds);
      assertThat(own.plan(scope).isEmpty()).as("seed %d", seed).isTrue();
    }
  }
}
