package dev.varve.tidy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.varve.Varve;
import java.util.Objects;

/** The compiled classes, each set read once for all rules. */
final class Code {

  private Code() {}

  static JavaClasses program() {
    return Program.CLASSES;
  }

  static JavaClasses tests() {
    return Tests.CLASSES;
  }

  /** Read when the first rule asks. */
  private static final class Program {
    static final JavaClasses CLASSES = besides(Varve.class);
  }

  /** Read when the first rule asks. */
  private static final class Tests {
    static final JavaClasses CLASSES = besides(Code.class);
  }

  private static JavaClasses besides(Class<?> type) {
    return new ClassFileImporter()
        .importUrl(Objects.requireNonNull(type.getProtectionDomain().getCodeSource()).getLocation());
  }
}
