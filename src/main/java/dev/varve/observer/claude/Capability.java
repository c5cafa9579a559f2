package dev.varve.observer.claude;

import dev.varve.observer.ObserverFailure;

/** Whether the executable can be used. */
sealed interface Capability {

  record Usable(String version) implements Capability {}

  record Unusable(ObserverFailure failure) implements Capability {}
}
