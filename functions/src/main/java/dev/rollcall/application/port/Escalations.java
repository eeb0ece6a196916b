package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.lifecycle.CaseId;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts something in front of a human. */
public interface Escalations {

    /**
     * @param reason a code such as {@code late:access-cut}
     * @param whatToDo one sentence for the human
     * @param facts ids and times, no names, no e-mails
     */
    record Escalation(
            CaseId caseId, String reason, String whatToDo, SortedMap<String, String> facts) {
        public Escalation {
            requireNonNull(caseId, "caseId is null");
            requireNonNull(reason, "reason is null");
            requireNonNull(whatToDo, "whatToDo is null");
            facts = new TreeMap<>(facts);
        }

        public Escalation(
                CaseId caseId, String reason, String whatToDo, Map<String, String> facts) {
            this(caseId, reason, whatToDo, new TreeMap<>(facts));
        }

        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(facts);
        }
    }

    /**
     * Sends all of them as one mail; throws {@link PortFailure} if it could not be handed over.
     *
     * @param byReason escalations of the same reason together; none is empty
     */
    void raise(List<List<Escalation>> byReason);
}
