package dev.varve.observer.claude;

import dev.varve.observer.ObserverFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a failed turn means: first by the CLI's typed cause, then by the name of its error, then by the provider's
 * status. Text is the last resort, for causes an older CLI has no name for.
 */
final class FailureTable {

  static final String LOGIN = "log in with: claude /login";

  /** The CLI does not pass the provider's own wish on. */
  private static final Duration RATE_LIMITED = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final String model;

  FailureTable(InstantSource clock, String model) {
    this.clock = clock;
    this.model = model;
  }

  /** {@code error} is the name that the answer's last message carried; empty when it carried none. */
  ObserverFailure of(StreamEvent.Result result, String error) {
    StreamEvent.Verdict verdict = result.verdict();
    String evidence = evidence(verdict, error);
    ObserverFailure typed = byKind(verdict, evidence);
    if (typed == null) {
      typed = byName(verdict, error, evidence);
    }
    if (typed == null) {
      typed = byText(result.text().toLowerCase(Locale.ROOT), evidence);
    }
    return typed != null ? typed : byStatus(verdict, error, evidence);
  }

  private @Nullable ObserverFailure byKind(StreamEvent.Verdict verdict, String evidence) {
    return switch (verdict.kind().isEmpty() ? verdict.reason() : verdict.kind()) {
      case "usage_limit_reached" -> new ObserverFailure.QuotaExhausted(evidence, resetsAt(verdict.limits()));
      case "model_requires_usage_credits", "long_context_credits_required" ->
          new ObserverFailure.QuotaExhausted(evidence, null);
      case "message_over_context_limit", "autocompact_thrashing", "prompt_too_long", "blocking_limit" ->
          new ObserverFailure.ContextOverflow(evidence);
      case "max_output_tokens", "safety_monitor_blocked", "dlp_request_denied", "empty_completion" ->
          new ObserverFailure.Malformed(evidence);
      case "claude_code_version_too_old" ->
          new ObserverFailure.Misconfigured(evidence, "update Claude Code: claude update");
      case "stored_login_refused", "gateway_signin_required", "gateway_session_expired", "api_key_auth_disabled",
          "org_disabled_credential", "invalid_credential_header", "provider_credentials" ->
          new ObserverFailure.Unauthorized(evidence, LOGIN);
      default -> null;
    };
  }

  private @Nullable ObserverFailure byName(StreamEvent.Verdict verdict, String error, String evidence) {
    return switch (error) {
      case "authentication_failed", "oauth_org_not_allowed", "account_on_hold", "verification_required",
          "cloud_credential_error" -> new ObserverFailure.Unauthorized(evidence, LOGIN);
      case "billing_error" -> new ObserverFailure.QuotaExhausted(evidence, resetsAt(verdict.limits()));
      case "model_not_found" -> unknownModel(evidence);
      case "max_output_tokens" -> new ObserverFailure.Malformed(evidence);
      case "overloaded" -> new ObserverFailure.Transient(evidence);
      default -> null;
    };
  }

  private static @Nullable ObserverFailure byText(String text, String evidence) {
    if (text.contains("not logged in") || text.contains("please run /login")) {
      return new ObserverFailure.Unauthorized(evidence, LOGIN);
    }
    if (text.contains("prompt is too long") || text.contains("input length and `max_tokens` exceed")) {
      return new ObserverFailure.ContextOverflow(evidence);
    }
    if (text.contains("usage limit reached")
        || text.contains("hit your")
        || text.contains("credit balance is too low")) {
      return new ObserverFailure.QuotaExhausted(evidence, null);
    }
    return null;
  }

  private ObserverFailure byStatus(StreamEvent.Verdict verdict, String error, String evidence) {
    int status = verdict.status();
    if (status == 401 || status == 403) {
      return new ObserverFailure.Unauthorized(evidence, LOGIN);
    }
    if (status == 429 || error.equals("rate_limit")) {
      return new ObserverFailure.RateLimited(evidence, clock.instant().plus(RATE_LIMITED));
    }
    if (status == 413) {
      return new ObserverFailure.ContextOverflow(evidence);
    }
    if (status == 404) {
      return unknownModel(evidence);
    }
    return status >= 400 && status < 500 && status != 408
        ? new ObserverFailure.Broken(evidence)
        : new ObserverFailure.Transient(evidence);
  }

  private ObserverFailure unknownModel(String evidence) {
    return new ObserverFailure.Misconfigured(evidence, "set another model than " + model + " (observer.claude.model)");
  }

  private static @Nullable Instant resetsAt(PlanLimits limits) {
    for (PlanLimits.Window window : limits.windows()) {
      if (window.resetsAt() != null) {
        return window.resetsAt();
      }
    }
    return null;
  }

  /** Names and numbers only: the text of an error may quote the request. */
  private static String evidence(StreamEvent.Verdict verdict, String error) {
    StringBuilder evidence = new StringBuilder("claude reported an error");
    if (verdict.status() > 0) {
      evidence.append(", status ").append(verdict.status());
    }
    for (String name : new String[] {error, verdict.kind(), verdict.reason()}) {
      if (!name.isEmpty()) {
        evidence.append(", ").append(name);
      }
    }
    return evidence.toString();
  }
}
