import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// How long one connection is waited for: the whole of a head, of a body, of an answer being taken has its time, so that a
/// byte now and then keeps nothing open. Runs on the connection's own event loop.
final class ConnectionClock: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// What is waited for.
  enum Phase { case head, body, work, answer }

  private let patience: ServiceLimits.Patience
  private let connections: Connections
  private let faults: FaultLog
  private var phase: Phase?
  private var timer: Scheduled<Void>?
  private var isReading = false
  private var isWriting = false
  private var unanswered = 0

  init(_ patience: ServiceLimits.Patience, _ connections: Connections, _ faults: FaultLog) {
    self.patience = patience
    self.faults = faults
    self.connections = connections
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { begin(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    connections.closed(context.channel)
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      isReading = true
      unanswered += 1
    case .body: break
    case .end: isReading = false
    }
    enter(context)
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    isWriting = true
    enter(context)
    guard case .end = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
    let written = promise ?? context.eventLoop.makePromise(of: Void.self)
    written.futureResult.assumeIsolated().whenComplete { [weak self] _ in
      guard let self else { return }
      isWriting = false
      unanswered -= 1
      if context.channel.isActive { enter(context) }
    }
    context.write(data, promise: written)
  }

  private func begin(_ context: ChannelHandlerContext) {
    guard phase == nil else { return }
    connections.opened(context.channel)
    enter(context)
  }

  private func enter(_ context: ChannelHandlerContext) {
    let next: Phase =
      if isWriting { .answer } else if isReading { .body } else if unanswered > 0 { .work } else { .head }
    guard next != phase else { return }
    phase = next
    connections.entered(next, context.channel)
    timer?.cancel()
    let time: TimeAmount
    switch next {
    case .head: time = patience.head
    // Who was answered while they still sent has no more to say.
    case .body: time = unanswered > 0 ? patience.body : patience.head
    case .answer: time = patience.answer
    case .work: return
    }
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { [weak self] in self?.end(context) }
  }

  private func end(_ context: ChannelHandlerContext) {
    guard phase == .body, unanswered > 0 else { return context.close(promise: nil) }
    let body = faults.noted(.slow, "none").body(in: .vi)
    let headers: HTTPFields = [
      .contentType: Problem.contentType, .contentLength: "\(body.count)", .connection: "close",
      .server: CheckService.serverName,
    ]
    context.write(wrapOutboundOut(.head(HTTPResponse(status: .requestTimeout, headerFields: headers))), promise: nil)
    context.write(wrapOutboundOut(.body(ByteBuffer(bytes: body))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    context.close(promise: nil)
  }
}
