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
     * @param about which case, batch or part of Rollcall, in a word or two: {@code batch 0a1b…}
     * @param reason a code such as {@code late:access-cut}
     * @param whatToDo one sentence for the human
     * @param facts ids and times, no names, no e-mails
     */
    record Escalation(
            String about, String reason, String whatToDo, SortedMap<String, String> facts) {
        public Escalation {
            requireNonNull(about, "about is null");
            requireNonNull(reason, "reason is null");
            requireNonNull(whatToDo, "whatToDo is null");
            facts = new TreeMap<>(facts);
        }

        public Escalation(String about, String reason, String whatToDo, Map<String, String> facts) {
            this(about, reason, whatToDo, new TreeMap<>(facts));
        }

        public Escalation(
                CaseId caseId, String reason, String whatToDo, Map<String, String> facts) {
            this("case " + caseId, reason, whatToDo, facts);
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

    /** Wakes somebody about all of them, with one page; what is paged is raised besides. */
    void page(List<List<Escalation>> byReason);
}
