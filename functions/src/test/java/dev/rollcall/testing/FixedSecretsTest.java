package dev.rollcall.testing;

import dev.rollcall.application.port.Secret;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.contract.SecretsContract;

class FixedSecretsTest extends SecretsContract {
    private final FixedSecrets secrets = new FixedSecrets().with(HOOK, OLD.value());

    @Override
    protected Secrets secrets() {
        return secrets;
    }

    @Override
    protected void rotateTo(Secret value) {
        secrets.with(HOOK, value.value(), secrets.current(HOOK).value());
    }
}
