package dev.rollcall.adapter.dynamodb;

import static dev.rollcall.contract.HeldSamples.KIM;
import static dev.rollcall.contract.HeldSamples.LEE;
import static dev.rollcall.contract.Samples.account;

import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;

import java.util.Map;
import java.util.TreeMap;

/**
 * All that can be asked of batches of one kind, for comparison; but not the drafts' versions, which
 * may be raised once more than needed.
 */
record KnownFacts(Map<String, Object> facts) {

    /**
     * @param people the drifts of the accounts from 0 to before that one are asked for
     */
    static KnownFacts of(Batches batches, ChangeKind kind, int people) {
        Map<String, Object> facts = new TreeMap<>();
        for (int i = 0; i < people; i++) {
            facts.put("account " + i, batches.held(kind, account(i)));
        }
        BatchId id = BatchHeader.id(kind, 1);
        for (long number = 1; batches.find(id).isPresent(); number++) {
            facts.put("batch " + number, batches.find(id).orElseThrow());
            facts.put("items " + number, batches.items(id));
            facts.put("Kim's choices " + number, batches.draft(id, KIM).choices());
            facts.put("Lee's choices " + number, batches.draft(id, LEE).choices());
            facts.put("gone " + number, batches.gone(id));
            id = BatchHeader.id(kind, number + 1);
        }
        return new KnownFacts(facts);
    }
}
