package dev.rollcall.testing;

import dev.rollcall.application.port.SourceAccess;
import dev.rollcall.contract.SourceAccessContract;

class FixedSourceAccessTest extends SourceAccessContract {
    @Override
    protected Fixture fixture() {
        FixedSourceAccess access = new FixedSourceAccess();
        return new Fixture() {
            @Override
            public SourceAccess access() {
                return access;
            }

            @Override
            public void withdraw(String needs) {
                access.withdraw(needs);
            }

            @Override
            public void invalidate() {
                access.invalidate();
            }

            @Override
            public void close() {}
        };
    }
}
