package dev.rollcall.adapter.slack.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.rollcall.local.http.fault.Call;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.stream.Stream;

/**
 * What holds for every write of the connector, whatever goes wrong: what is said to be done is so,
 * once; nobody else is touched; our share of Slack's limits is kept; nothing forbidden is sent; and
 * after the trouble the same errand comes to its end.
 */
abstract class FaultContract {

    abstract List<Operation> operations();

    @TestFactory
    Stream<DynamicNode> whatever_goes_wrong_it_is_done_once_or_not_said_to_be() {
        return operations().stream()
                .map(operation ->
                        dynamicContainer(
                                operation.toString(),
                                Stream.of(Trouble.values())
                                        .filter(trouble -> trouble.concerns(operation))
                                        .map(trouble ->
                                                dynamicTest(
                                                        trouble.name(),
                                                        () -> hold(operation, trouble)))));
    }

    private static void hold(Operation operation, Trouble trouble) {
        try (Company company = new Company(trouble.patience(), operation.plan())) {
            operation.arrange(company);
            Snapshot before = Snapshot.of(company);
            assertThat(operation.isDone(company)).as("it is done before").isFalse();
            long doneBefore = operation.done(company);
            trouble.begin(company, operation);
            Errand errand = new Errand(company, operation);

            Errand.End end = errand.run();

            assertThat(allowed(operation.ending(trouble), end))
                    .as("%s, for %s; sent: %s", end, operation.ending(trouble), sent(company))
                    .isTrue();
            if (end instanceof Errand.End.Done) {
                assertThat(operation.isDone(company))
                        .as("what was said to be done; sent: %s", sent(company))
                        .isEqualTo(operation.ending(trouble) != Ending.OVERLOOKED);
            }
            mend(company);
            Errand.End after = errand.run();
            assertThat(after instanceof Errand.End.Done)
                    .as("after the trouble %s; sent: %s", after, sent(company))
                    .isEqualTo(operation.ending(trouble) != Ending.LOST);
            assertThat(operation.isDone(company)).as("done in the end").isTrue();
            assertThat(operation.done(company) - doneBefore)
                    .as("how often; sent: %s", sent(company))
                    .isEqualTo((long) operation.effects() * operation.times(trouble));
            holdForEverybodyElse(operation, trouble, company, before);
        }
    }

    private static void holdForEverybodyElse(
            Operation operation, Trouble trouble, Company company, Snapshot before) {
        assertThat(
                        Snapshot.of(company)
                                .changedSince(
                                        before, operation.touches(), trouble.touches(operation)))
                .as("what else has changed; sent: %s", sent(company))
                .isEmpty();
        assertThat(company.calls().stream().filter(call -> call.status() == 429))
                .as("refused for their rate")
                .hasSize(trouble.refusedForRate());
        assertThat(OurShare.exceeded(company.arrivals())).isEmpty();
        assertThat(company.simulator().forbidden()).isEmpty();
    }

    private static boolean allowed(Ending ending, Errand.End end) {
        boolean done = end instanceof Errand.End.Done;
        return switch (ending) {
            case DONE, OVERLOOKED -> done;
            case NOT_DONE, LOST -> !done;
            case EITHER -> true;
        };
    }

    /** The trouble ends, and a human has brought back whoever was deactivated by it. */
    private static void mend(Company company) {
        company.noFaults();
        company.passUntil(company.timeline().now().plusSeconds(60));
        company.bringBack();
    }

    private static List<String> sent(Company company) {
        return company.calls().stream().map(FaultContract::line).toList();
    }

    private static String line(Call call) {
        return call.at()
                + " "
                + call.method()
                + " "
                + call.target()
                + " "
                + call.status()
                + (call.effect() ? " with effect" : "");
    }
}
