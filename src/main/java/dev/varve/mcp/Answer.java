package dev.varve.mcp;

/**
 * What a request over HTTP is answered.
 *
 * @param status as the protocol's HTTP transport has it: 200, 202 for what needs no answer, 400 for what is no request
 * @param json one line; empty where nothing is answered
 */
public record Answer(int status, String json) {

  static final Answer ACCEPTED = new Answer(202, "");
}
