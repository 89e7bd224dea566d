#pragma once

#include "sandbox/quickbooks/Shape.h"

#include <memory>

/// The schemas of the entities that can be written. Source: Intuit's Finance.xsd, cut to what a cloud company
/// uses.
namespace sluice::sandbox::quickbooks::shapes {

std::shared_ptr<const Shape> invoice();
std::shared_ptr<const Shape> creditMemo();
std::shared_ptr<const Shape> salesReceipt();
std::shared_ptr<const Shape> refundReceipt();
std::shared_ptr<const Shape> estimate();
std::shared_ptr<const Shape> payment();
std::shared_ptr<const Shape> deposit();
std::shared_ptr<const Shape> customer();
std::shared_ptr<const Shape> vendor();
std::shared_ptr<const Shape> employee();
std::shared_ptr<const Shape> item();
std::shared_ptr<const Shape> term();
std::shared_ptr<const Shape> paymentMethod();
std::shared_ptr<const Shape> classOf();
std::shared_ptr<const Shape> department();
std::shared_ptr<const Shape> account();
std::shared_ptr<const Shape> companyCurrency();
std::shared_ptr<const Shape> exchangeRate();
std::shared_ptr<const Shape> attachable();

} // namespace sluice::sandbox::quickbooks::shapes
