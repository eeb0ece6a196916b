package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Residuals;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.Departure;
import dev.rollcall.domain.lifecycle.SaidDeparture;
import dev.rollcall.domain.residual.ResidualKind;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;

class OpenResidualTest {
    private final LeaverWorld world = LeaverWorld.whereAnaLeft();
    private final CaseId caseId = world.confirmed(ANA);

    @Test
    void what_is_said_while_an_item_is_put_down_moves_it_too() {
        OpenResidual open =
                new OpenResidual(
                        saidRightBefore(world.residuals),
                        world.departures,
                        new Recorder(world.cases, world.ledger, world.clock),
                        world.clock);

        open.open(
                new LeaverCases.Kept(world.leaver(caseId)),
                ANAS,
                ResidualKind.AUDIT,
                "no user_deactivated");

        assertThat(world.residuals.of(caseId))
                .singleElement()
                .satisfies(item ->
                        assertThat(item.due()).isEqualTo(item.found().plus(Duration.ofHours(4))));
    }

    /** An operator says so when the case has no item yet that could be moved. */
    private Residuals saidRightBefore(Residuals residuals) {
        return (Residuals)
                Proxy.newProxyInstance(
                        Residuals.class.getClassLoader(),
                        new Class<?>[] {Residuals.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("open")) {
                                sayHostile();
                            }
                            try {
                                return method.invoke(residuals, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private void sayHostile() {
        world.departures.say(
                new SaidDeparture(
                        ANA,
                        Departure.HOSTILE,
                        "ole",
                        "under investigation",
                        world.clock.instant()));
    }
}
