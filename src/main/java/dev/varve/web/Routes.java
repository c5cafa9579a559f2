package dev.varve.web;

import java.util.ArrayList;
import java.util.List;

/** Everything the door answers to. */
final class Routes {

  private Routes() {}

  static List<Route> of(DoorOptions options, Readiness readiness, TokenProof proof) {
    Bodies bodies = new Bodies(options.limits());
    DiskGuard disk =
        new DiskGuard(options.limits().diskFreeBytesMin(), options.diskFreeBytes(), options.clock());
    List<Route> routes = new ArrayList<>();
    routes.addAll(new WorkerRoutes(readiness, options, proof, disk).routes());
    routes.addAll(new IntakeRoutes(readiness, bodies, disk).routes());
    routes.addAll(new BackfillRoute(readiness, disk).routes());
    routes.addAll(new ReadRoutes(readiness).routes());
    routes.addAll(new RecallRoutes(readiness).routes());
    routes.addAll(new ArchiveRoutes(readiness, bodies, disk).routes());
    routes.addAll(new SearchRoutes(readiness, options.clock()).routes());
    routes.addAll(new McpRoutes(readiness, bodies).routes());
    routes.addAll(new QueueRoutes(readiness, bodies, options.clock()).routes());
    routes.addAll(new PrivacyRoutes(readiness, bodies, options.clock()).routes());
    routes.addAll(new EventRoute(readiness, options.limits(), options.clock()).routes());
    return routes;
  }
}
