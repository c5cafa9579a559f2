package dev.varve.observer.rules;

/** Reads the tool uses of one kind. Stateless; accepts whatever a client may send. */
interface StepReader {

  Step read(Call call);
}
