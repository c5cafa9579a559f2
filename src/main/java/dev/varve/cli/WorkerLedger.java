package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The books of a running worker. */
record WorkerLedger(Api api) implements Ledger {

  @Override
  public JsonNode audit() throws InterruptedException {
    return api.get("/v1/audit");
  }

  @Override
  public JsonNode queue(long after) throws InterruptedException {
    return api.get("/v1/queue" + (after == 0 ? "" : "?after=" + after));
  }

  @Override
  public long retry(List<Long> ids) throws InterruptedException {
    return change("retry", ids);
  }

  @Override
  public long drop(List<Long> ids) throws InterruptedException {
    return change("drop", ids);
  }

  private long change(String what, List<Long> ids) throws InterruptedException {
    ObjectNode body = Terminal.object();
    ArrayNode array = body.putArray("ids");
    ids.forEach(array::add);
    return api.post("/v1/queue/" + what, body).path("changed").asLong();
  }

  @Override
  public void close() {
    api.close();
  }
}
