package dev.varve.capture;

import dev.varve.capture.policy.Ruling;
import dev.varve.session.Place;
import dev.varve.session.SessionKey;
import java.time.Instant;

/**
 * Where, when and how one event reached us.
 *
 * @param place where; nowhere when nothing of the event may be kept
 * @param at when it happened; never in the future
 * @param said what the client's clock said, which tells repetitions apart even when it is wrong
 * @param ruling what of the event may be kept
 */
record Visit(SessionKey key, Place place, Delivery delivery, Instant at, Instant said, Ruling ruling) {

  /** For events that are known by something better than their delivery. */
  Visit withoutDelivery() {
    return new Visit(key, place, new Delivery(null, delivery.at()), at, said, ruling);
  }
}
