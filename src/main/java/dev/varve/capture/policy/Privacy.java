package dev.varve.capture.policy;

import dev.varve.memory.ProjectDirectory;
import dev.varve.queue.SkipReason;
import dev.varve.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules on what may be kept and where, and begins and ends pauses. Thread-safe. */
public final class Privacy {

  private final Database database;
  private final InstantSource clock;
  private final Exclusions exclusions;
  private final List<PathGlob> globs;
  private final Pauses pauses;
  private final ProjectFiles files;
  private final Neighbours neighbours;
  private final ProjectDirectory projects;
  private volatile ProjectNames excluded;
  private volatile Runnable onChange = () -> {};

  /** @param home in which the trusted files are named */
  public Privacy(Database database, InstantSource clock, Exclusions exclusions, Path home) {
    this.database = database;
    this.clock = clock;
    this.exclusions = exclusions;
    this.globs = exclusions.paths().stream().map(pattern -> PathGlob.of(pattern, exclusions.user())).toList();
    this.pauses = new Pauses(database, clock);
    this.files = new ProjectFiles(clock, new TrustedFiles(home));
    this.neighbours = new Neighbours(new ProjectRoots(clock), files);
    this.projects = new ProjectDirectory(database, clock);
    this.excluded = database.read(tx -> ProjectNames.of(tx, exclusions.projects()));
  }

  /** The time by which it judges; what it judges must be dated by the same. */
  public InstantSource clock() {
    return clock;
  }

  /** The projects that events are kept in. */
  public ProjectDirectory projects() {
    return projects;
  }

  /** On everything that happened there and then. */
  public Ruling ruling(ProjectSite site, Instant at) {
    Path root = site.root();
    ProjectFile file = root == null ? ProjectFile.NONE : files.of(root);
    PathRules paths = PathRules.of(globs, site.cwd(), exclusions.user(), path -> neighbours.exclude(path, root));
    if (root != null && !file.excludePaths().isEmpty()) {
      paths = paths.and(file.excludePaths().stream().map(pattern -> PathGlob.beneath(root, pattern)).toList());
    }
    return new Ruling(refusal(site, at, file, paths), paths, file);
  }

  private @Nullable SkipReason refusal(ProjectSite site, Instant at, ProjectFile file, PathRules paths) {
    if (!file.capture() || excluded.include(site) || paths.excludeCwd()) {
      return SkipReason.EXCLUDED;
    }
    return pauses.cover(site, at) ? SkipReason.PAUSED : null;
  }

  /** Whether the time of an event can decide about it; without any pause only its place does. */
  public boolean judgesByTime() {
    return !pauses.areNone();
  }

  /** To be run, on the thread of whoever asked, when something else may be told than before. */
  public void onChange(Runnable listener) {
    onChange = listener;
  }

  /** Keeps nothing from now on; in force when this returns. Without a project it is for all, without a length open. */
  public Pause pause(@Nullable String project, @Nullable Duration length) {
    Pause pause = pauses.begin(project, length);
    onChange.run();
    return pause;
  }

  /** Ends the pauses of a project, or all there are; how many. */
  public int resume(@Nullable String project) {
    return pauses.end(project);
  }

  /** To be told after something was forgotten. */
  public void remembersLess() {
    onChange.run();
  }

  /** To be told after projects were renamed or merged. */
  public void projectsChanged() {
    projects.forget();
    pauses.reload();
    excluded = database.read(tx -> ProjectNames.of(tx, exclusions.projects()));
    onChange.run();
  }

  public PrivacyStatus status() {
    return new PrivacyStatus(pauses.active(), exclusions, files.problems());
  }
}
