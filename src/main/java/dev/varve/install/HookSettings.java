package dev.varve.install;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our hooks among the settings of a client: {@code {"hooks": {"Event": [entry, …]}}}. */
record HookSettings(List<Hook> hooks, Form form) implements Content {

  enum Form {
    PLAIN(false, false),
    COMMENTED(true, false),
    /** The file must say {@code "version": 1}. */
    VERSIONED(true, true);

    private final boolean comments;
    private final boolean trailingCommas;

    Form(boolean comments, boolean trailingCommas) {
      this.comments = comments;
      this.trailingCommas = trailingCommas;
    }
  }

  static final JsonPointer ROOT = JsonPointer.empty();
  static final JsonPointer HOOKS = ROOT.appendProperty("hooks");
  static final JsonPointer VERSION = ROOT.appendProperty("version");

  HookSettings {
    hooks = List.copyOf(hooks);
  }

  @Override
  public Edit install(@Nullable String before, Vacancies vacancies) throws UnusableSettings {
    if (before != null && !before.isBlank()) {
      JsonText json = JsonText.of(before);
      SpanReader.require(before, form.comments, form.trailingCommas);
      if (isComplete(json.value())) {
        return new Edit(before, vacancies);
      }
    }
    Edit without = uninstall(before, vacancies);
    HookInsertion insertion = HookInsertion.into(without.text());
    if (form == Form.VERSIONED) {
      insertion.putMissing(ROOT, "version", JsonNodeFactory.instance.numberNode(1));
    }
    insertion.putMissing(ROOT, "hooks", JsonNodeFactory.instance.objectNode());
    for (Hook hook : hooks) {
      insertion.putMissing(HOOKS, hook.event(), JsonNodeFactory.instance.arrayNode());
      insertion.add(HOOKS.appendProperty(hook.event()), hook.entry());
    }
    Edit edit = insertion.edit();
    return new Edit(edit.text(), edit.vacancies().withRootOf(vacancies));
  }

  @Override
  public Edit uninstall(@Nullable String before, Vacancies vacancies) throws UnusableSettings {
    return before == null || before.isBlank()
        ? new Edit(before, Vacancies.NONE)
        : new HookRemoval(JsonText.of(before), vacancies).edit();
  }

  /** Everything is there, and nothing of ours beside it. */
  private boolean isComplete(JsonNode settings) {
    JsonNode events = settings.path("hooks");
    int ours = 0;
    for (JsonNode entries : events) {
      for (JsonNode entry : entries) {
        ours += entry.path("hooks").isArray() ? ours(entry.path("hooks")) : OwnHooks.isOurs(entry) ? 1 : 0;
      }
    }
    return ours == hooks.size() && hooks.stream().allMatch(hook -> contains(events.path(hook.event()), hook.entry()));
  }

  private static int ours(JsonNode group) {
    int ours = 0;
    for (JsonNode hook : group) {
      ours += OwnHooks.isOurs(hook) ? 1 : 0;
    }
    return ours;
  }

  private static boolean contains(JsonNode entries, JsonNode wanted) {
    for (JsonNode entry : entries) {
      if (entry.equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
