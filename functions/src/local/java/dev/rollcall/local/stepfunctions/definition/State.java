package dev.rollcall.local.stepfunctions.definition;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** One state of a workflow, by type. */
public sealed interface State {

    String name();

    /** Returns the type as events spell it: {@code Pass} in {@code PassStateEntered}. */
    String type();

    /** A state that can fail and be retried or caught. */
    sealed interface Recoverable extends State {
        Recovery recovery();

        Effects effects();

        Successor next();
    }

    /** Where a state goes when it is done. */
    sealed interface Successor {
        record Next(String name) implements Successor {
            public Next {
                requireNonNull(name, "name is null");
            }
        }

        record End() implements Successor {}
    }

    /** Passes its input or its Output on. */
    record Pass(String name, Effects effects, Successor next) implements State {
        @Override
        public String type() {
            return "Pass";
        }
    }

    /** Calls an integration, and with a token waits for the answer of somebody else. */
    record Task(
            String name,
            Resource resource,
            Optional<Template> arguments,
            Optional<Template> timeoutSeconds,
            Optional<Template> heartbeatSeconds,
            Recovery recovery,
            Effects effects,
            Successor next)
            implements Recoverable {
        @Override
        public String type() {
            return "Task";
        }
    }

    /** Goes where the first rule leads whose condition is true. */
    record Choice(String name, List<Rule> rules, Optional<String> otherwise, Effects effects)
            implements State {
        public Choice {
            rules = List.copyOf(rules);
        }

        @Override
        public String type() {
            return "Choice";
        }

        /** One of a Choice's rules. */
        public record Rule(Template condition, String next, Effects effects) {}
    }

    /** Waits for a time or until an instant. */
    record Wait(String name, Until until, Effects effects, Successor next) implements State {
        @Override
        public String type() {
            return "Wait";
        }

        /** What a Wait waits for. */
        public sealed interface Until {
            record Seconds(Template template) implements Until {}

            record Timestamp(Template template) implements Until {}
        }
    }

    /** Runs its branches side by side. */
    record Parallel(
            String name,
            List<Workflow> branches,
            Optional<Template> arguments,
            Recovery recovery,
            Effects effects,
            Successor next)
            implements Recoverable {
        public Parallel {
            branches = List.copyOf(branches);
        }

        @Override
        public String type() {
            return "Parallel";
        }
    }

    /** ASL's Map: runs its processor once for each item. */
    record ForEach(
            String name,
            Workflow processor,
            Optional<Template> items,
            Optional<Template> itemSelector,
            Optional<Template> maxConcurrency,
            Optional<Template> toleratedFailureCount,
            Optional<Template> toleratedFailurePercentage,
            Recovery recovery,
            Effects effects,
            Successor next)
            implements Recoverable {
        @Override
        public String type() {
            return "Map";
        }
    }

    /** Ends its workflow well. */
    record Succeed(String name, Effects effects) implements State {
        @Override
        public String type() {
            return "Succeed";
        }
    }

    /** Ends its workflow with an error. */
    record Fail(String name, Optional<Template> error, Optional<Template> cause) implements State {
        @Override
        public String type() {
            return "Fail";
        }
    }
}
