package dev.rollcall.testing;

import dev.rollcall.application.port.GroupWishes;
import dev.rollcall.contract.GroupWishesContract;

class InMemoryGroupWishesTest extends GroupWishesContract {
    @Override
    protected GroupWishes wishes() {
        return new InMemoryGroupWishes();
    }
}
