package dev.varve.memory.transfer;

import dev.varve.memory.Observation;
import dev.varve.memory.Observations;
import dev.varve.memory.Summaries;
import dev.varve.memory.Summary;
import dev.varve.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what a turn yielded, in the form of an export. */
final class TurnMemories {

  private static final Observations OBSERVATIONS = new Observations();
  private static final Summaries SUMMARIES = new Summaries();

  private TurnMemories() {}

  private record Placed(long id, String project) {}

  /** @param positions of messages in the turn's list of sources */
  static List<Line.Observation> observations(Tx tx, long turn, Map<Long, Integer> positions) {
    List<Line.Observation> lines = new ArrayList<>();
    for (Placed placed : placed(tx, "observations", turn)) {
      OBSERVATIONS
          .find(tx, placed.id())
          .ifPresent(stored -> lines.add(line(stored, placed.project(), positions)));
    }
    return lines;
  }

  static List<Line.Summary> summaries(Tx tx, long turn, Map<Long, Integer> positions) {
    List<Line.Summary> lines = new ArrayList<>();
    for (Placed placed : placed(tx, "summaries", turn)) {
      long message = tx.number("SELECT message_id FROM summaries WHERE id = ?", placed.id());
      SUMMARIES
          .find(tx, placed.id())
          .ifPresent(stored -> lines.add(line(stored, placed.project(), positions.getOrDefault(message, 0))));
    }
    return lines;
  }

  /** The turn's messages name both: the lineage has an index, the turn's number has none. */
  private static List<Placed> placed(Tx tx, String table, long turn) {
    String ids =
        table.equals("observations")
            ? "SELECT s.observation_id FROM messages m JOIN observation_sources s ON s.message_id = m.id WHERE m.turn_id = ?"
            : "SELECT y.id FROM messages m JOIN summaries y ON y.message_id = m.id WHERE m.turn_id = ?";
    return tx.list(
        "SELECT t.id, p.identity FROM " + table + " t JOIN projects p ON p.id = t.project_id WHERE t.id IN (" + ids + ") ORDER BY t.id",
        row -> new Placed(row.number(1), row.text(2)),
        turn);
  }

  private static Line.Observation line(Observation stored, String project, Map<Long, Integer> positions) {
    return new Line.Observation(
        project,
        stored.promptNumber(),
        stored.type(),
        stored.title(),
        stored.subtitle(),
        stored.narrative(),
        stored.facts(),
        stored.concepts(),
        stored.filesRead(),
        stored.filesModified(),
        stored.branch(),
        stored.head(),
        stored.agentType(),
        stored.originalAt(),
        stored.createdAt(),
        stored.sources().stream().map(id -> positions.getOrDefault(id, 0)).toList());
  }

  private static Line.Summary line(Summary stored, String project, int from) {
    return new Line.Summary(
        project,
        stored.firstPrompt(),
        stored.lastPrompt(),
        stored.request(),
        stored.investigated(),
        stored.learned(),
        stored.completed(),
        stored.nextSteps(),
        stored.notes(),
        stored.branch(),
        stored.originalAt(),
        stored.createdAt(),
        from);
  }
}
