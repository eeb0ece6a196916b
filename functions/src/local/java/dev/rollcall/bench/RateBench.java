package dev.rollcall.bench;

import dev.rollcall.domain.budget.Share;
import dev.rollcall.domain.lifecycle.Sla;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** How well the shared budget uses our share of Slack's limits, and whether leavers come first. */
public final class RateBench {
    private static final Share SHARE = Share.DEFAULT;
    private static final double FOREIGN = 0.3;
    private static final long SEED = 20_261_125;
    private static final double MOST_OVER_BOUND = 1.03;
    private static final double MOST_REFUSED = 0.001;
    private static final double MOST_OVER_IDLE = 2;
    private static final int STORM = 400;
    private static final int WORKSPACES = 30;

    private RateBench() {}

    public static void main(String[] arguments) throws IOException {
        Figures figures = new Figures("rate");
        figures.note("share", share());
        figures.note("foreign", FOREIGN);
        figures.note("seed", SEED);
        reconcile(figures, 1_000);
        reconcile(figures, 5_000);
        leaverInTheMiddle(figures);
        storm(figures);
        figures.print();
        System.out.println("written: " + figures.write());
        System.exit(figures.allMet() ? 0 : 1);
    }

    private static void reconcile(Figures figures, int writes) {
        Reconciliation reconciliation = Reconciliation.mixed(writes, SHARE, SEED);
        Bound bound = Bound.of(reconciliation.writes(), share(), FOREIGN);
        print(writes + " mixed writes", bound);
        Reconciliation.Result result = reconciliation.run(false);
        figures.compared(
                writes + " writes: seconds",
                seconds(result.makespan()),
                seconds(bound.time()),
                MOST_OVER_BOUND);
        figures.part(
                writes + " writes: part answered 429",
                (double) result.refused() / result.sent(),
                MOST_REFUSED);
        figures.note(writes + " writes: calls of the other app refused", result.foreignRefused());
        figures.note(writes + " writes: bound", bound.arithmetic());
    }

    private static void leaverInTheMiddle(Figures figures) {
        figures.compared(
                "leaver amid 5000 writes: seconds (bound: idle)",
                seconds(Reconciliation.mixed(5_000, SHARE, SEED).run(true).leaver()),
                seconds(Reconciliation.idleLeaver(SHARE, SEED)),
                MOST_OVER_IDLE);
    }

    private static void storm(Figures figures) {
        LeaverStorm storm = new LeaverStorm(STORM, SHARE, SEED);
        Bound cut = Bound.of(storm.callsOfTheCut(), share(), FOREIGN);
        Bound looks =
                Bound.of(Map.of(Wire.tierTwo("admin.users.session.list"), STORM), share(), FOREIGN);
        Bound userGroups =
                Bound.of(
                        Map.of(Wire.tierTwo("usergroups.list"), STORM * WORKSPACES),
                        share(),
                        FOREIGN);
        print(STORM + " leavers: inactive", cut);
        print(STORM + " leavers: each one's sessions looked at", looks);
        print(STORM + " leavers: user groups of " + WORKSPACES + " workspaces read", userGroups);
        LeaverStorm.Result result = storm.run();
        double sla = seconds(Sla.RELEASED_DEFAULT.accessCut());
        figures.compared(
                "400 leavers: all inactive, read back: seconds (SLA)",
                seconds(result.inactive()),
                sla,
                1);
        figures.compared(
                "400 leavers: sessions of each looked at: s (SLA)",
                seconds(result.lookedAt()),
                sla,
                1);
        figures.compared(
                "400 leavers: all inactive: seconds",
                seconds(result.inactive()),
                seconds(cut.time()),
                MOST_OVER_BOUND);
        figures.known(
                "400 leavers: sessions of each looked at: seconds",
                seconds(result.lookedAt()),
                seconds(looks.time()));
        figures.part(
                "400 leavers: part answered 429",
                (double) result.refused() / result.sent(),
                MOST_REFUSED);
        figures.note("400 leavers: bound of reading all user groups", userGroups.arithmetic());
        figures.note("400 leavers: bound of the cut", cut.arithmetic());
    }

    private static void print(String what, Bound bound) {
        System.out.println(
                what + ": at least " + bound.time().toSeconds() + " s by " + bound.limit());
        bound.arithmetic().forEach(line -> System.out.println("    " + line));
    }

    private static double share() {
        return SHARE.percent() / 100.0;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
