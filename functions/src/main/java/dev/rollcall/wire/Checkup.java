package dev.rollcall.wire;

import java.util.List;

/**
 * The answer to {@code GET /operator/doctor}: ids, codes and numbers, no names.
 *
 * @param at when, in ISO 8601
 * @param worst of the findings' severities; {@code ok} where there is none
 * @param findings the worst first
 */
public record Checkup(String at, String worst, List<Finding> findings) {

    /**
     * @param severity {@code ok}, {@code notice}, {@code warning} or {@code problem}
     * @param remedy what to do; empty: nothing
     */
    public record Finding(String check, String severity, String found, String remedy) {}

    public Checkup {
        findings = List.copyOf(findings);
    }
}
