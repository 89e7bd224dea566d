#include "ui/kit/Backend.h"

namespace sluice::ui {

void Backend::order(
    QObject *context, std::function<Result<void>(desk::Orders &)> work, std::function<void(Result<void>)> answer)
{
    ++m_pending;
    runOrder({ [w = std::move(work), a = std::move(answer)](desk::Orders &orders) -> Delivery {
        auto result = std::make_shared<Result<void>>(w(orders));
        return [a, result] { a(std::move(*result)); };
    },
        QPointer<QObject>(context) });
}

void Backend::deliver(QPointer<QObject> context, Delivery delivery)
{
    QMetaObject::invokeMethod(
        this,
        [this, context = std::move(context), delivery = std::move(delivery)] {
            --m_pending;
            if (context)
                delivery();
        },
        Qt::QueuedConnection);
}

} // namespace sluice::ui
