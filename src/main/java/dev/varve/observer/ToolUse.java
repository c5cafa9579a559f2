package dev.varve.observer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.queue.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One tool use as a turn shows it; already redacted.
 *
 * @param tool the client's own name of the tool, such as {@code Bash} or {@code mcp__tracker__get_issue}
 * @param input what the tool was asked; an object for every known client, {@code NullNode} when unknown
 * @param response what it answered: object, array or string; {@code NullNode} when there was none
 * @param error the client's error text of a failed or refused use
 * @param cwd the directory the client worked in
 * @param agentType type of the subagent that did it; null for the main agent
 * @param at when it happened according to the client
 */
public record ToolUse(
    MessageId id,
    int promptNumber,
    String tool,
    JsonNode input,
    JsonNode response,
    Outcome outcome,
    @Nullable String error,
    String cwd,
    @Nullable String agentType,
    Instant at) {}
