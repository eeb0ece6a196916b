package dev.rollcall.testing;

import dev.rollcall.application.port.Mailings;
import dev.rollcall.contract.MailingsContract;

class InMemoryMailingsTest extends MailingsContract {
    @Override
    protected Mailings mailings() {
        return new InMemoryMailings();
    }
}
