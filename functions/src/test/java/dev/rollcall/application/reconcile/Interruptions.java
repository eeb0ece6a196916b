package dev.rollcall.application.reconcile;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Lets something happen at one of a worker's calls to the outside, counted from 1: before the call
 * has any effect, or after it had its effect and before its answer arrived.
 */
final class Interruptions {

    /** The worker is no more; nothing in it may catch this. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private Runnable deed = () -> {};
    private int due;
    private int passed;

    /** Does this at that point, once. */
    void at(int point, Runnable what) {
        due = point;
        deed = what;
    }

    /** Lets the worker die at that point, once. */
    void dieAt(int point) {
        at(
                point,
                () -> {
                    throw new Died();
                });
    }

    /** Returns whether the point was reached; false means there are fewer. */
    boolean happened() {
        return passed >= due;
    }

    /** Returns how many points there were so far. */
    int passed() {
        return passed;
    }

    /** Returns the port with such points around each of its calls. */
    <T> T around(Class<T> port, T real) {
        Object proxy =
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> {
                            pass();
                            try {
                                Object answer = method.invoke(real, arguments);
                                pass();
                                return answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
        return port.cast(proxy);
    }

    private void pass() {
        passed++;
        if (passed == due) {
            deed.run();
        }
    }
}
