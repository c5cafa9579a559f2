package dev.varve.capture.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script starts a worker that is not there, but not again and again. */
@Timeout(120)
class HookStartTest {

  @TempDir private Path directory;
  private TestingHook hook;

  @BeforeEach
  void install() throws Exception {
    hook = TestingHook.in(directory);
  }

  private long starts() throws Exception {
    return hook.started().stream().filter(line -> line.startsWith("serve in ")).count();
  }

  @Test
  void worker_is_started_in_the_home_with_little_of_the_agents_environment() throws Exception {
    hook.with("HOME", "/home/dev")
        .with("LC_TIME", "C")
        .with("CODEX_HOME", "/srv/codex")
        .with("CLAUDE_CONFIG_DIR", "/srv/claude")
        .with("VARVE_LOG_LEVEL", "a '$b' \"c\"")
        .with("VARVE_HOME", "/elsewhere")
        .with("ANTHROPIC_API_KEY", "secret")
        .with("JAVA_TOOL_OPTIONS", "-Dx=y")
        .call("claude-code", "PostToolUse", "{}");
    await().until(() -> hook.started().contains("VARVE_LOG_LEVEL=a '$b' \"c\""));
    String home = hook.home.path().toString();
    assertThat(hook.started())
        .contains("serve in " + home, "HOME=/home/dev", "LC_TIME=C", "VARVE_HOME=" + home)
        .contains("CODEX_HOME=/srv/codex", "CLAUDE_CONFIG_DIR=/srv/claude")
        .noneMatch(line -> line.startsWith("ANTHROPIC") || line.startsWith("JAVA_TOOL"));
  }

  @Test
  void many_hooks_at_once_start_one_worker() throws Exception {
    List<Process> hooks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      hooks.add(hook.begin("claude-code", "PostToolUse"));
    }
    for (Process process : hooks) {
      process.getOutputStream().close();
      assertThat(process.waitFor()).isZero();
    }
    await().until(() -> starts() > 0);
    hook.call("claude-code", "Stop", "{}");
    assertThat(hook.starts()).hasSize(1);
    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void start_of_the_minute_before_or_after_keeps_another_one_back() throws Exception {
    Files.createDirectory(hook.spool());
    long minute = Instant.now().getEpochSecond() / 60;
    Files.createDirectory(hook.spool().resolve(".start-" + (minute - 1)));
    Files.createDirectory(hook.spool().resolve(".start-" + (minute + 2)));
    hook.call("claude-code", "PostToolUse", "{}");
    assertThat(hook.starts()).hasSize(2);
    assertThat(starts()).isZero();
  }

  @Test
  void start_of_long_ago_keeps_nobody_back() throws Exception {
    Files.createDirectory(hook.spool());
    Path longAgo = Files.createDirectory(hook.spool().resolve(".start-29000000"));
    hook.call("claude-code", "PostToolUse", "{}");
    await().until(() -> starts() == 1);
    assertThat(longAgo).doesNotExist();
  }
}
