package dev.rollcall.domain.checkup;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * What one check found. Texts hold ids, codes and numbers; never a name, an e-mail or a secret.
 *
 * @param check which check, e.g. {@code slack-tokens}
 * @param found what is so
 * @param remedy what to do; empty where there is nothing to do
 */
public record Finding(String check, Severity severity, String found, String remedy) {
    /** The worst first; what is equally bad stays in its order. */
    public static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(Finding::severity).reversed();

    private static final Pattern CHECK = Pattern.compile("[a-z][a-z-]{1,40}");

    public Finding {
        requireNonNull(severity, "severity is null");
        if (!CHECK.matcher(check).matches()) {
            throw new IllegalArgumentException("A check is named in small letters and dashes");
        }
        if (found.isBlank()) {
            throw new IllegalArgumentException("A finding says what was found");
        }
        if (severity.compareTo(Severity.WARNING) >= 0 && remedy.isBlank()) {
            throw new IllegalArgumentException("Whoever is warned is told what to do: " + check);
        }
        if (found.contains("@") || remedy.contains("@")) {
            throw new IllegalArgumentException("A finding names nobody: " + check);
        }
    }

    public static Finding ok(String check, String found) {
        return new Finding(check, Severity.OK, found, "");
    }

    /** Returns a finding that asks for nothing. */
    public static Finding notice(String check, String found) {
        return new Finding(check, Severity.NOTICE, found, "");
    }

    public static Finding notice(String check, String found, String remedy) {
        return new Finding(check, Severity.NOTICE, found, remedy);
    }

    public static Finding warning(String check, String found, String remedy) {
        return new Finding(check, Severity.WARNING, found, remedy);
    }

    public static Finding problem(String check, String found, String remedy) {
        return new Finding(check, Severity.PROBLEM, found, remedy);
    }
}
