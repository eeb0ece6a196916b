package dev.rollcall.e2e.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.e2e.LocalCompany;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One company for the tests of a class. After each test, what Slack received since {@link #from} is
 * held to the row that the test names; after all of them, what each step of the machine called to
 * the step's row.
 */
final class Rows
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
    private final Function<UnaryOperator<String>, LocalCompany> start;
    private final UnaryOperator<String> policy;
    private final Map<String, String> named = new HashMap<>();
    private String inForce = "";
    private Optional<People> people = Optional.empty();
    private Optional<CallsReceived> calls = Optional.empty();
    private Optional<StepsReceived> steps = Optional.empty();

    /**
     * @param start starts a company with the sample policy as it is changed
     */
    Rows(Function<UnaryOperator<String>, LocalCompany> start, UnaryOperator<String> policy) {
        this.start = start;
        this.policy = policy;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        LocalCompany company = start.apply(this::policyOf);
        people = Optional.of(new People(company, inForce));
        CallsReceived received = new CallsReceived(company.runtime().slack());
        calls = Optional.of(received);
        steps = Optional.of(new StepsReceived(company.runtime(), received));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        people.ifPresent(People::close);
        Map<String, Set<String>> told = ProvisioningPage.steps();
        assertThat(steps.orElseThrow().all())
                .allSatisfy((step, called) ->
                        assertThat(told.getOrDefault(step, Set.of())).containsAll(called));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        named.clear();
        received().begin();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            return;
        }
        ProvisioningPage.Told row =
                ProvisioningPage.row(
                        context.getRequiredTestMethod().getAnnotation(Row.class).value());
        List<Received> writes = received().writes();
        assertThat(new Comparison(writes, named).difference(row.writes()))
                .as("row %s, received %s", row.who(), writes)
                .isEmpty();
        assertThat(received().notReadBack()).as("not read back in %s", row.who()).isEmpty();
        assertThat(received().afterLastWrite())
                .as("read after the last write of %s", row.who())
                .containsAll(row.readBack());
    }

    People people() {
        return people.orElseThrow();
    }

    /** From here on the calls are the row's; before, the state was made that it begins with. */
    void from() {
        received().begin();
    }

    /** Says what a placeholder of the row stands for. */
    Rows where(String placeholder, String value) {
        named.put(placeholder, value);
        return this;
    }

    private String policyOf(String sample) {
        inForce = policy.apply(sample);
        return inForce;
    }

    private CallsReceived received() {
        return calls.orElseThrow();
    }
}
