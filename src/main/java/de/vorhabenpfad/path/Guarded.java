package de.vorhabenpfad.path;

import de.vorhabenpfad.forms.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * A no of a guard at the engine. The request remembers it, since some addresses of the engine's REST API make an internal error of
 * whatever they are told.
 */
public final class Guarded {

    private static final String ATTRIBUTE = Refusal.class.getName();

    private static final ThreadLocal<Boolean> PRODUCT = ThreadLocal.withInitial(() -> false);

    private Guarded() {
    }

    /**
     * Does what the product itself answers for in the middle of a request that nobody has signed in for yet, such as keeping the account of
     * somebody whose proof of identity was checked. Nothing that the engine's own addresses lead to may call it.
     */
    public static void byTheProduct(Runnable deed) {
        PRODUCT.set(true);
        try {
            deed.run();
        } finally {
            PRODUCT.remove();
        }
    }

    /** Whether the guards need not ask who signed in. */
    public static boolean isByTheProduct() {
        return PRODUCT.get();
    }

    /** A refusal to throw. */
    public static Refusal refusal(String message) {
        Refusal refusal = Refusal.of(Refusal.Kind.FORBIDDEN, message);
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(ATTRIBUTE, refusal, RequestAttributes.SCOPE_REQUEST);
        }
        return refusal;
    }

    /** What a guard has said in this request; null if it said nothing, or there is no request. */
    public static @Nullable Refusal inThisRequest() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : (Refusal) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    }
}
