package dev.varve.embed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint fares.
 *
 * @param open whether it may be asked
 * @param reason why not; empty while it may, like {@code remedy}, which is empty too when only time helps
 * @param until when it is tried again; null while it may be asked
 */
public record EndpointStatus(boolean open, String reason, String remedy, @Nullable Instant until) {

  static final EndpointStatus OPEN = new EndpointStatus(true, "", "", null);
}
