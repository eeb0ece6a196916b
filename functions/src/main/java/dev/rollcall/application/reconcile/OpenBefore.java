package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PreExistings;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.PreExisting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All that accounts had before and nobody has decided on, read once for a whole company. */
final class OpenBefore {
    private static final int A_PAGE = 1_000;

    private final Map<AccountId, List<PreExisting>> records;

    OpenBefore(Map<AccountId, List<PreExisting>> records) {
        this.records = requireNonNull(records, "records is null");
    }

    static OpenBefore read(PreExistings preExistings) {
        Map<AccountId, List<PreExisting>> records = new HashMap<>();
        Optional<String> point = Optional.of(PreExistings.START);
        while (point.isPresent()) {
            PreExistings.Page page = preExistings.open(point.get(), A_PAGE);
            page.records()
                    .forEach(one ->
                            records.computeIfAbsent(one.account(), _ -> new ArrayList<>(1))
                                    .add(one));
            point = page.next();
        }
        return new OpenBefore(records);
    }

    Set<Entitlement> things(AccountId account) {
        return records.getOrDefault(account, List.of()).stream()
                .map(PreExisting::thing)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns every record, an account's together. */
    List<PreExisting> all() {
        return records.values().stream().flatMap(List::stream).toList();
    }
}
