package dev.varve.queue;

import java.util.function.Function;

/**
 * How much to claim, and for whom.
 *
 * @param messagesMax most messages
 * @param bytesMax most bytes of payloads; one message is claimed however large it is
 * @param observer who will be shown messages of a kind
 */
public record ClaimRequest(int messagesMax, long bytesMax, Function<MessageKind, String> observer) {}
