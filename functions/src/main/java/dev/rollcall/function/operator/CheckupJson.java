package dev.rollcall.function.operator;

import dev.rollcall.application.operator.ConsultDoctor;
import dev.rollcall.domain.checkup.Finding;
import dev.rollcall.domain.checkup.Severity;
import dev.rollcall.wire.Checkup;

import java.util.Comparator;

/** What an examination found, as the wire has it. */
final class CheckupJson {
    private CheckupJson() {}

    static Checkup of(ConsultDoctor.Examined examined) {
        Severity worst =
                examined.findings().stream()
                        .map(Finding::severity)
                        .max(Comparator.naturalOrder())
                        .orElse(Severity.OK);
        return new Checkup(
                examined.at().toString(),
                BrakeJson.small(worst),
                examined.findings().stream().map(CheckupJson::finding).toList());
    }

    private static Checkup.Finding finding(Finding finding) {
        return new Checkup.Finding(
                finding.check(),
                BrakeJson.small(finding.severity()),
                finding.found(),
                finding.remedy());
    }
}
