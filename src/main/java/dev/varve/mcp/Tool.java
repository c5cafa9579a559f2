package dev.varve.mcp;

/** Something that agents may ask for. Thread-safe. */
interface Tool {

  Definition definition();

  /** Throws {@link ToolRefusal} when it cannot be answered as it was asked. */
  Reply call(Arguments arguments);

  /**
   * How agents see it.
   *
   * @param name what they call
   * @param title what people see
   * @param description what it is good for; part of every conversation, so short
   * @param gives the form of its structured content
   * @param adds whether it adds something to what is remembered
   */
  record Definition(
      String name, String title, String description, Schema schema, Structure gives, boolean adds) {}
}
