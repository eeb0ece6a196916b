package dev.rollcall.testing;

import dev.rollcall.application.port.Escalations;
import dev.rollcall.contract.EscalationsContract;

import java.util.List;
import java.util.stream.Collectors;

class RecordingEscalationsTest extends EscalationsContract {
    private final RecordingEscalations escalations = new RecordingEscalations();

    @Override
    protected Escalations escalations() {
        return escalations;
    }

    @Override
    protected List<String> received() {
        return escalations.raised().stream().map(RecordingEscalationsTest::text).toList();
    }

    @Override
    protected List<String> paged() {
        return escalations.paged().stream().map(RecordingEscalationsTest::text).toList();
    }

    private static String text(Escalations.Escalation raised) {
        return raised.facts().entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .collect(
                        Collectors.joining(
                                "\n",
                                raised.about() + "\n" + raised.reason() + "\n",
                                "\n" + raised.whatToDo()));
    }
}
