package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Inventories;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.inventory.Asset;
import dev.rollcall.domain.inventory.Inventory;
import dev.rollcall.domain.inventory.Topic;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what an account set up, and puts down what was read and what of it no API can end. */
final class ReadInventory {
    /** Guests and invitations that are older have shown whether they are needed. */
    private static final Duration LATELY = Duration.ofDays(30);

    private static final Duration READ_AT_MOST = Duration.ofSeconds(25);

    private final Inventories inventories;
    private final OpenResidual openResidual;
    private final Ledger ledger;
    private final Recorder recorder;

    ReadInventory(
            Inventories inventories, OpenResidual openResidual, Ledger ledger, Recorder recorder) {
        this.inventories = requireNonNull(inventories, "inventories is null");
        this.openResidual = requireNonNull(openResidual, "openResidual is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
    }

    /**
     * Returns what was read just now.
     *
     * @param look which look it is, as its entries are named: what was read under that name and is
     *     in the ledger need not be read again after a wait
     */
    Inventory read(LeaverCases.Known open, AccountId id, Set<Topic> topics, String look) {
        Inventory inventory =
                inventories.of(
                        id,
                        topics,
                        CapturedHoldings.of(open, id, ledger).workspaces(),
                        open.leaver().changedAt().minus(LATELY),
                        readBefore(open, id, look),
                        READ_AT_MOST);
        // First the items: what stands as read is not read again, so nothing would open them then.
        inventory.assets().stream()
                .filter(asset -> asset.topic() != Topic.APPS)
                .forEach(asset -> openResidual.open(open, id, asset));
        new Findings(open, id, recorder)
                .keep(
                        Kind.INVENTORY,
                        look,
                        Map.of(
                                Findings.FOUND,
                                words(inventory.assets()),
                                "read",
                                String.join(" ", inventory.read()),
                                Findings.UNREAD,
                                CapturedHoldings.text(inventory.unread())));
        return inventory;
    }

    private Set<String> readBefore(LeaverCases.Known open, AccountId id, String look) {
        return ledger.of(open.leaver().id()).stream()
                .map(Ledger.Stored::entry)
                .filter(entry -> entry.kind() == Kind.INVENTORY)
                .filter(entry -> entry.key().startsWith(look + "#"))
                .filter(entry -> entry.subject().account().equals(Optional.of(id)))
                .flatMap(entry -> Arrays.stream(entry.facts().getOrDefault("read", "").split(" ")))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String words(List<Asset> assets) {
        return assets.stream()
                .map(asset -> asset.topic() + ":" + asset.id() + ":" + asset.what())
                .collect(Collectors.joining(" "));
    }
}
