package dev.rollcall.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import dev.rollcall.testing.Project;

/** The compiled classes that the rules look at. */
final class ImportedCode {
    /** What is deployed. */
    static final JavaClasses MAIN =
            new ClassFileImporter().importPath(Project.path("target/classes"));

    /** The local runtime and the tests. */
    static final JavaClasses TESTS =
            new ClassFileImporter().importPath(Project.path("target/test-classes"));

    private ImportedCode() {}
}
