package dev.varve.tidy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.varve.Varve;
import java.util.Objects;

/** The compiled classes, read once for all rules. */
final class Code {

  static final JavaClasses PROGRAM = besides(Varve.class);
  static final JavaClasses TESTS = besides(Code.class);

  private Code() {}

  private static JavaClasses besides(Class<?> type) {
    return new ClassFileImporter()
        .importUrl(Objects.requireNonNull(type.getProtectionDomain().getCodeSource()).getLocation());
  }
}
